package org.ostopolku.customer.privacy;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.stereotype.Component;

/**
 * Checks that a step that erases data, or prepares it, runs where it belongs: in its process, as the service task of its bean,
 * for the journey of its own process instance. Start instructions and other models can name the bean anywhere.
 */
@Component
class DestructiveStep {

    private final PersonalDataTables tables;

    DestructiveStep(PersonalDataTables tables) {
        this.tables = tables;
    }

    /** Requires the process and the service task with this bean. */
    void require(DelegateExecution execution, String process, String bean) {
        var running = execution
                .getProcessEngineServices()
                .getRepositoryService()
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getKey();
        if (!process.equals(running)
                || !(execution.getBpmnModelElementInstance() instanceof ServiceTask task)
                || !"${%s}".formatted(bean).equals(task.getCamundaDelegateExpression())) {
            throw refused(
                    execution,
                    "${%s} runs only as a service task of the process '%s', not in '%s'."
                            .formatted(bean, process, running));
        }
    }

    /** Requires that the process is the only one of its journey, and returns the journey's number. */
    String requireOwnJourney(DelegateExecution execution, String bean) {
        require(execution, JourneyProcess.CUSTOMER_JOURNEY, bean);
        var journey = execution.getProcessBusinessKey();
        if (journey == null || !tables.pathsOf(journey).equals(List.of(execution.getProcessInstanceId()))) {
            throw refused(
                    execution,
                    "journey '%s' does not belong to this process. Start a journey at its start event."
                            .formatted(journey));
        }
        return journey;
    }

    static BadUserRequestException refused(DelegateExecution execution, String why) {
        return new BadUserRequestException("The step '%s' is refused, and nothing was changed: %s"
                .formatted(execution.getCurrentActivityId(), why));
    }
}
