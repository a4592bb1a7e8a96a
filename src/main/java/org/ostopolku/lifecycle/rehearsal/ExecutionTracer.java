package org.ostopolku.lifecycle.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Traces the last element of each step, because the engine rolls a failed step back and seldom names the element. Stops
 * endless loops within a transaction.
 */
@Component
@Profile("rehearsal")
@UsesEngineInternals("only a parse listener and execution listeners see each element that a failing step passes")
class ExecutionTracer extends AbstractBpmnParseListener {

    /** Most visits of a journey at one element. */
    private static final int MAX_VISITS = 100;

    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*+(?!\\()");
    private static final String TEXT = "'[^']*'|\"[^\"]*\"";
    private static final List<String> OPERATORS =
            List.of("empty", "not", "true", "false", "null", "and", "or", "eq", "ne", "lt", "gt", "le", "ge");

    private final Map<String, Integer> visits = new HashMap<>();
    private Step last;

    /**
     * @param process key of the process
     * @param conditionVariables values of the variables in the conditions of the outgoing flows
     */
    record Step(String process, String element, String journey, Map<String, Object> conditionVariables) {}

    static class EndlessLoopException extends ProcessEngineException {

        private static final long serialVersionUID = 1;

        EndlessLoopException(String element) {
            super("Element " + element + " was visited more than " + MAX_VISITS + " times.");
        }
    }

    /** Called before each transaction. */
    void startStep() {
        last = null;
    }

    /** Called before each run. */
    void reset() {
        visits.clear();
        last = null;
    }

    /** The last element since the start of the transaction. */
    Optional<Step> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        addListeners(process, process.getKey());
    }

    private void addListeners(ScopeImpl scope, String process) {
        for (ActivityImpl activity : scope.getActivities()) {
            var id = activity.getId().replaceAll("#.*", "");
            var conditionVariables = activity.getOutgoingTransitions().stream()
                    .map(ExecutionTracer::condition)
                    .flatMap(condition -> VARIABLE.matcher(condition).results())
                    .map(MatchResult::group)
                    .filter(word -> !OPERATORS.contains(word))
                    .distinct()
                    .toList();
            activity.addListener(
                    ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> visit(execution, process, id, conditionVariables),
                    0);
            activity.getOutgoingTransitions().forEach(transition -> ((TransitionImpl) transition)
                    .addListener(
                            ExecutionListener.EVENTNAME_TAKE,
                            (ExecutionListener) execution -> last = new Step(
                                    process,
                                    transition.getDestination().getId().replaceAll("#.*", ""),
                                    execution.getProcessBusinessKey(),
                                    Map.of()),
                            0));
            addListeners(activity, process);
        }
    }

    private static String condition(PvmTransition transition) {
        var text = transition.getProperty("conditionText");
        return text == null ? "" : text.toString().replaceAll(TEXT, "");
    }

    private void visit(DelegateExecution execution, String process, String element, List<String> conditionVariables) {
        var journey = execution.getProcessBusinessKey();
        var values = new HashMap<String, Object>();
        conditionVariables.forEach(variable -> values.put(variable, execution.getVariable(variable)));
        last = new Step(process, element, journey, values);
        var instance = journey == null ? execution.getProcessInstanceId() : journey;
        if (visits.merge(instance + "/" + process + "/" + element, 1, Integer::sum) > MAX_VISITS) {
            throw new EndlessLoopException(element);
        }
    }
}
