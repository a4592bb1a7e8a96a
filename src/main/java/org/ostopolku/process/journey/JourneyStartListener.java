package org.ostopolku.process.journey;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Starts a journey: assigns a number unless the caller gave one. Rejects a number that another journey has, and a recommender
 * that is no journey. It may run twice for one journey: by the model, and by {@link JourneyParseListener}.
 */
@Component("journeyNumber")
class JourneyStartListener implements ExecutionListener {

    private static final String RECOMMENDER = "referredBy";

    private final JourneyRegister register;

    JourneyStartListener(JourneyRegister register) {
        this.register = register;
    }

    @Override
    public void notify(DelegateExecution execution) {
        checkRecommender(execution);
        if (execution.getProcessBusinessKey() == null) {
            execution.setProcessBusinessKey(register.takeNext(execution.getProcessInstanceId()));
        } else {
            take(execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        }
    }

    private void take(String number, String process) {
        if (register.isTakenBy(number, process)) {
            return;
        }
        JourneyNumber.require(number);
        if (!register.take(number, process)) {
            throw new BadUserRequestException(
                    "The journey number '%s' is taken by another journey. Leave the business key out to get the next free one."
                            .formatted(number));
        }
    }

    /** Only of what a user or another system starts: a simulation may replay a journey whose recommender it does not have. */
    private void checkRecommender(DelegateExecution execution) {
        var recommender = execution.getVariable(RECOMMENDER);
        var caller = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        if (caller != null
                && recommender != null
                && !recommender.toString().isEmpty()
                && !register.isTaken(recommender.toString())) {
            throw new BadUserRequestException(
                    "No journey has the number that %s gives. Give the journey number of the customer who recommended us, or leave it out."
                            .formatted(RECOMMENDER));
        }
    }
}
