package org.ostopolku.security.audit;

import java.time.OffsetDateTime;

/**
 * A row of the audit log.
 *
 * @param id in the order of writing on one node
 * @param person user id; null for the application itself
 * @param subject the object; may be null
 * @param reason details; may be null
 * @param text what the user wrote; null if nothing, or if it was erased with the customer's data
 * @param address network address of the caller; null without a request
 */
public record AuditEntry(
        long id,
        OffsetDateTime at,
        String person,
        AuditKind kind,
        String subject,
        String reason,
        String text,
        String address) {}
