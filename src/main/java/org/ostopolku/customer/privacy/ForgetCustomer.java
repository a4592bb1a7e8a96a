package org.ostopolku.customer.privacy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Erases the customer of the journey {@code dueJourney}, if its retention period has ended. */
@Component("forgetCustomer")
class ForgetCustomer implements JavaDelegate {

    private static final String PROCESS = "forgetting";

    private final DestructiveStep step;
    private final Retention retention;
    private final Erasure erasure;

    ForgetCustomer(DestructiveStep step, Retention retention, Erasure erasure) {
        this.step = step;
        this.retention = retention;
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        step.require(execution, PROCESS, "forgetCustomer");
        var journey = (String) execution.getVariable("dueJourney");
        if (!retention.isOver(journey, execution.getProcessEngineServices())) {
            throw DestructiveStep.refused(
                    execution,
                    "journey '%s' is open, or its retention period has not ended (decision table 'retention')."
                            .formatted(journey));
        }
        erasure.erase(journey, ErasureReason.RETENTION);
    }
}
