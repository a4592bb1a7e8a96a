package org.ostopolku.customer.privacy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Revokes the scheduled erasure of this journey: contact is allowed as before the refusal. Records user and reason. */
@Component("revokeErasure")
class RevokeErasure implements JavaDelegate {

    private final DestructiveStep step;
    private final ScheduledErasures scheduled;
    private final ContactSuppressionList suppressed;
    private final AuditLog audit;

    RevokeErasure(
            DestructiveStep step, ScheduledErasures scheduled, ContactSuppressionList suppressed, AuditLog audit) {
        this.step = step;
        this.scheduled = scheduled;
        this.suppressed = suppressed;
        this.audit = audit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var journey = step.requireOwnJourney(execution, "revokeErasure");
        scheduled.remove(journey);
        suppressed.release(journey);
        audit.record(AuditKind.ERASURE_REVOKED, journey, (String) execution.getVariable("erasureRevokedBecause"));
    }
}
