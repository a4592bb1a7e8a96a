package org.ostopolku.process.kpi;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.platform.engine.ModelExpressions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Attaches the listeners that log the customer's path to every model: stages entered and left, decisions of the customer, and
 * the duration of each touchpoint. They are built-in listeners, which a caller cannot skip.
 */
@Component
@UsesEngineInternals("parse listeners are internal types")
class KpiParseListener extends AbstractBpmnParseListener {

    private static final int LONGEST_REASON = 64;

    private final StagePassage stagePassage;
    private final KpiLedger ledger;
    private final OpenJourneys openJourneys;
    private final ModelExpressions expressions;
    private final Clock clock;

    KpiParseListener(
            StagePassage stagePassage,
            KpiLedger ledger,
            OpenJourneys openJourneys,
            ModelExpressions expressions,
            Clock clock) {
        this.stagePassage = stagePassage;
        this.ledger = ledger;
        this.openJourneys = openJourneys;
        this.expressions = expressions;
        this.clock = clock;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if ("true".equals(properties(element).get("wholeJourney"))) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, trusted(stagePassage::end));
        }
        if (JourneyProcess.NURTURE.equals(process.getKey())) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, trusted(stagePassage::endWaiting));
        }
        var stage = properties(element).get("stage");
        if (stage == null) {
            return;
        }
        checkStage(process.getKey(), stage);
        process.addBuiltInListener(
                ExecutionListener.EVENTNAME_START, trusted(stagePassage.entering(process.getKey(), stage)));
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, trusted(stagePassage.leaving(process.getKey())));
    }

    private static void checkStage(String process, String stage) {
        try {
            Stage.parse(stage);
        } catch (IllegalArgumentException e) {
            throw new ProcessEngineException(
                    "The process '%s' has the property stage: %s".formatted(process, e.getMessage()), e);
        }
    }

    @Override
    public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl gateway) {
        if ("true".equals(properties(element).get("customerDecision"))) {
            gateway.addBuiltInListener(ExecutionListener.EVENTNAME_END, trusted(this::logDecision));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(
                        TaskListener.EVENTNAME_COMPLETE, task -> withoutChecks(() -> logTouchpoint(task)));
    }

    private static ExecutionListener trusted(ExecutionListener listener) {
        return execution -> withoutChecks(() -> listener.notify(execution));
    }

    /** Runs without authorization checks, as the engine runs the listeners that a model names. */
    private static void withoutChecks(Logging logging) {
        Context.getCommandContext().runWithoutAuthorization(() -> {
            logging.run();
            return null;
        });
    }

    private void logDecision(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        var taken = ((PvmExecutionImpl) execution).getTransitionsToTake().get(0).getId();
        ledger.record(
                execution,
                new KpiEntry(
                        KpiIds.CUSTOMER_DECISION,
                        1,
                        execution.getCurrentActivityId(),
                        taken,
                        reason(execution, taken),
                        null,
                        execution.getActivityInstanceId()));
    }

    /** The reason of the decision: the result of the property {@code reason} of the flow. */
    private String reason(DelegateExecution execution, String flow) {
        var answer = (BaseElement) execution.getBpmnModelInstance().getModelElementById(flow);
        var property = ExtensionProperties.of(answer).get("reason");
        var reason = property == null ? null : expressions.evaluate(property, execution);
        if (reason != null && reason.toString().length() > LONGEST_REASON) {
            throw new KpiException(
                    "The flow '%s' in process '%s' has the reason '%s', which results in %d characters. A reason is one of a form's choices, of at most %d."
                            .formatted(
                                    flow,
                                    execution.getProcessDefinitionId(),
                                    property,
                                    reason.toString().length(),
                                    LONGEST_REASON));
        }
        return reason == null ? null : reason.toString();
    }

    private void logTouchpoint(DelegateTask task) {
        var hours = Elapsed.hours(task.getCreateTime().toInstant(), clock.instant());
        ledger.record(task.getExecution(), KpiEntry.of(task, KpiIds.TOUCHPOINT_HOURS, hours));
        openJourneys.touchpoint(task.getExecution());
    }

    private static Map<String, String> properties(Element element) {
        var extensions = element.element("extensionElements");
        var list = extensions == null ? null : extensions.element("properties");
        return list == null
                ? Map.of()
                : list.elements("property").stream()
                        .filter(property -> StringUtils.hasText(property.attribute("value")))
                        .collect(Collectors.toMap(
                                property -> property.attribute("name"), property -> property.attribute("value")));
    }

    private interface Logging {
        void run() throws Exception;
    }
}
