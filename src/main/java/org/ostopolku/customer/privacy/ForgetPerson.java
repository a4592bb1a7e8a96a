package org.ostopolku.customer.privacy;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.springframework.stereotype.Component;

/**
 * Erases the person of this journey, who refused contact, and enters the person in the suppression list. It reads only what
 * earlier transactions wrote, so the task needs {@code asyncBefore}.
 */
@Component("forgetPerson")
class ForgetPerson implements JavaDelegate {

    private final PersonalDataTables tables;
    private final ContactSuppressionList suppressed;
    private final Erasure erasure;

    ForgetPerson(PersonalDataTables tables, ContactSuppressionList suppressed, Erasure erasure) {
        this.tables = tables;
        this.suppressed = suppressed;
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var journey = execution.getProcessBusinessKey();
        if (journey == null) {
            throw new ProcessEngineException(
                    "'%s' cannot find the customer: the process has no journey number (business key)."
                            .formatted(execution.getCurrentActivityId()));
        }
        tables.contacts(journey).forEach(contact -> suppressed.add(Map.of(contact.name(), contact.text())));
        erasure.erase(journey, ErasureReason.CONTACT_REFUSED);
    }
}
