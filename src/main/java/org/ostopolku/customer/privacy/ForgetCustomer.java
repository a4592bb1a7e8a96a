package org.ostopolku.customer.privacy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Erases the customer of the journey {@code dueJourney}, whose retention period has ended. */
@Component("forgetCustomer")
class ForgetCustomer implements JavaDelegate {

    private final Erasure erasure;

    ForgetCustomer(Erasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.erase((String) execution.getVariable("dueJourney"), ErasureReason.RETENTION);
    }
}
