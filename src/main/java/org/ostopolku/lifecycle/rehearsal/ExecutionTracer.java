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
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Where the play is: the element that it came to last. When a step fails, the engine undoes everything and seldom tells which one
 * it was. Who goes round and round is stopped here, because within one transaction nothing else would.
 */
@Component
@Profile("rehearsal")
class ExecutionTracer extends AbstractBpmnParseListener {

    /** Nobody who gets anywhere comes to the same element so often. */
    private static final int ROUNDS = 100;

    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*+(?!\\()");
    private static final String TEXT = "'[^']*'|\"[^\"]*\"";
    private static final List<String> OPERATORS =
            List.of("empty", "not", "true", "false", "null", "and", "or", "eq", "ne", "lt", "gt", "le", "ge");

    private final Map<String, Integer> visits = new HashMap<>();
    private Step last;

    /**
     * @param process key of the process
     * @param asked the variables on which the ways out depend, with their values
     */
    record Step(String process, String element, String journey, Map<String, Object> asked) {}

    /** Somebody goes round and round. */
    static class Endless extends ProcessEngineException {

        private static final long serialVersionUID = 1;

        Endless(String element) {
            super("Came to " + element + " " + ROUNDS + " times.");
        }
    }

    /** Forgets where the play was, before something else happens. */
    void begin() {
        last = null;
    }

    /** Forgets how often journeys came by, before another play. */
    void beginAnew() {
        visits.clear();
        last = null;
    }

    /** The element that was come to last since the beginning of what happens. */
    Optional<Step> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        follow(process, process.getKey());
    }

    private void follow(ScopeImpl scope, String process) {
        for (ActivityImpl activity : scope.getActivities()) {
            var id = activity.getId().replaceAll("#.*", "");
            var asked = activity.getOutgoingTransitions().stream()
                    .map(ExecutionTracer::condition)
                    .flatMap(condition -> VARIABLE.matcher(condition).results())
                    .map(MatchResult::group)
                    .filter(word -> !OPERATORS.contains(word))
                    .distinct()
                    .toList();
            activity.addListener(
                    ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> comeTo(execution, process, id, asked),
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
            follow(activity, process);
        }
    }

    private static String condition(PvmTransition transition) {
        var text = transition.getProperty("conditionText");
        return text == null ? "" : text.toString().replaceAll(TEXT, "");
    }

    private void comeTo(DelegateExecution execution, String process, String element, List<String> asked) {
        var journey = execution.getProcessBusinessKey();
        var values = new HashMap<String, Object>();
        asked.forEach(variable -> values.put(variable, execution.getVariable(variable)));
        last = new Step(process, element, journey, values);
        var who = journey == null ? execution.getProcessInstanceId() : journey;
        if (visits.merge(who + "/" + process + "/" + element, 1, Integer::sum) > ROUNDS) {
            throw new Endless(element);
        }
    }
}
