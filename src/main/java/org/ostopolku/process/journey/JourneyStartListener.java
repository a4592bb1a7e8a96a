package org.ostopolku.process.journey;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Starts a journey: assigns a number unless the caller gave one, and declares its variables, so that every expression can read
 * them. Rejects a number that another journey has.
 */
@Component("journeyNumber")
class JourneyStartListener implements ExecutionListener {

    private static final int LONGEST = 64;

    private final JourneyRegister register;
    private final JourneyVariables variables;

    JourneyStartListener(JourneyRegister register, JourneyVariables variables) {
        this.register = register;
        this.variables = variables;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getProcessBusinessKey() == null) {
            execution.setProcessBusinessKey(register.nextFree());
        }
        take(execution.getProcessBusinessKey());
        variables.facts().stream()
                .filter(fact -> !execution.hasVariable(fact))
                .forEach(fact -> execution.setVariable(fact, null));
    }

    private void take(String number) {
        if (number.isBlank() || number.length() > LONGEST || number.chars().anyMatch(Character::isISOControl)) {
            throw new BadUserRequestException(
                    "The journey number (business key) has to have 1 to %d characters; leave it out to get the next free one."
                            .formatted(LONGEST));
        }
        if (!register.take(number)) {
            throw new BadUserRequestException(
                    "The journey number '%s' is taken by another journey. Leave the business key out to get the next free one."
                            .formatted(number));
        }
    }
}
