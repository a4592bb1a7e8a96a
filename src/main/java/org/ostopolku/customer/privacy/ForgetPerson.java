package org.ostopolku.customer.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.springframework.stereotype.Component;

/**
 * Erases the person of this journey, who refused contact, after the grace time that {@link StopContact} scheduled. The person
 * stays in the suppression list. It reads only what earlier transactions wrote, so the task needs {@code asyncBefore}.
 */
@Component("forgetPerson")
class ForgetPerson implements JavaDelegate {

    private final DestructiveStep step;
    private final ScheduledErasures scheduled;
    private final PersonalDataTables tables;
    private final ContactSuppressionList suppressed;
    private final Erasure erasure;
    private final Clock clock;

    ForgetPerson(
            DestructiveStep step,
            ScheduledErasures scheduled,
            PersonalDataTables tables,
            ContactSuppressionList suppressed,
            Erasure erasure,
            Clock clock) {
        this.step = step;
        this.scheduled = scheduled;
        this.tables = tables;
        this.suppressed = suppressed;
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var journey = step.requireOwnJourney(execution, "forgetPerson");
        var own = scheduled
                .find(journey)
                .filter(erasure -> erasure.process().equals(execution.getProcessInstanceId()))
                .orElseThrow(() -> DestructiveStep.refused(
                        execution,
                        "no erasure of journey '%s' is scheduled. A step with ${stopContact} has to schedule it, and its grace time has to pass."
                                .formatted(journey)));
        if (LocalDate.now(clock).isBefore(own.eraseOn())) {
            throw DestructiveStep.refused(
                    execution, "the grace time of journey '%s' runs until %s.".formatted(journey, own.eraseOn()));
        }
        tables.contacts(journey).forEach(contact -> suppressed.hold(journey, Map.of(contact.name(), contact.text())));
        suppressed.confirm(journey);
        scheduled.remove(journey);
        erasure.erase(journey, ErasureReason.CONTACT_REFUSED);
    }
}
