package org.ostopolku.customer.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.platform.engine.DecisionTables;
import org.ostopolku.platform.mail.Outbox;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.stereotype.Component;

/**
 * Stops all contact with the person of this journey, who refused it, and schedules the erasure after the grace time of the
 * decision table {@code erasure}. Writes the day to {@code erasureOn}.
 */
@Component("stopContact")
class StopContact implements JavaDelegate {

    private final DestructiveStep step;
    private final PersonalDataTables tables;
    private final OrderRetention orders;
    private final DecisionTables decisions;
    private final ContactSuppressionList suppressed;
    private final ScheduledErasures scheduled;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Clock clock;

    StopContact(
            DestructiveStep step,
            PersonalDataTables tables,
            OrderRetention orders,
            DecisionTables decisions,
            ContactSuppressionList suppressed,
            ScheduledErasures scheduled,
            AuditLog audit,
            Outbox outbox,
            Clock clock) {
        this.step = step;
        this.tables = tables;
        this.orders = orders;
        this.decisions = decisions;
        this.suppressed = suppressed;
        this.scheduled = scheduled;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var journey = step.requireOwnJourney(execution, "stopContact");
        var eraseOn =
                LocalDate.now(clock).plusDays(graceDays(journey, execution)).plusDays(1);
        tables.contacts(journey).forEach(contact -> refuse(journey, Map.of(contact.name(), contact.text())));
        // The values of this transaction are not in the tables yet.
        refuse(journey, current(execution));
        outbox.delete(journey);
        scheduled.remove(journey);
        scheduled.add(journey, execution.getProcessInstanceId(), eraseOn);
        audit.record(
                AuditKind.ERASURE_SCHEDULED,
                journey,
                "%s on %s".formatted(ErasureReason.CONTACT_REFUSED.id(), eraseOn));
        execution.setVariable("erasureOn", eraseOn.toString());
    }

    /** Also for the mails that wait to be sent to the same person from another journey. */
    private void refuse(String journey, Map<String, String> contacts) {
        suppressed.hold(journey, contacts);
        if (contacts.containsKey("contactEmail")) {
            outbox.deleteTo(contacts.get("contactEmail"));
        }
    }

    private static Map<String, String> current(DelegateExecution execution) {
        var contacts = new HashMap<String, String>();
        for (var name : PersonalDataTables.CONTACTS) {
            if (execution.getVariable(name) instanceof String text) {
                contacts.put(name, text);
            }
        }
        return contacts;
    }

    private int graceDays(String journey, DelegateExecution execution) {
        var inputs = Map.<String, Object>of("hasOrders", orders.hasOrders(journey));
        return decisions.evaluate(execution.getProcessEngineServices(), OrderRetention.TABLE, inputs).stream()
                .map(answer -> answer.get("graceDays"))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .filter(days -> days >= 0)
                .findFirst()
                .orElseThrow(() ->
                        new ProcessEngineException("The decision table '%s' gives no number of days (graceDays) for %s."
                                .formatted(OrderRetention.TABLE, inputs)));
    }
}
