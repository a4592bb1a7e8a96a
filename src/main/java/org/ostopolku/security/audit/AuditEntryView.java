package org.ostopolku.security.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * An entry of the audit log.
 *
 * @param id Number of the entry.
 * @param at Time.
 * @param person User id at the time of the action; null for the application itself.
 * @param name The name that the user has now, which may be another one than at the time of the action; null for the application
 *     itself, for a user who does not exist any more, and if the user id was given to a new user since.
 * @param kind Kind of action.
 * @param subject Object: a user id, a group, a deployment, or the number of a journey.
 * @param reason Details; null if there are none.
 * @param text What the user wrote, as the reason of a deletion; null if nothing, or if it was erased with the customer's data.
 * @param address Network address of the caller; null for the application itself.
 */
@Schema(name = "RecordedDeed")
record AuditEntryView(
        long id,
        Instant at,
        String person,
        String name,
        AuditKind kind,
        String subject,
        String reason,
        String text,
        String address) {}
