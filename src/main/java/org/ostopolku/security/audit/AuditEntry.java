package org.ostopolku.security.audit;

import java.time.OffsetDateTime;

/**
 * A line of the audit log.
 *
 * @param id number of the line, in the order of writing on one node
 * @param at when
 * @param person user id; null if it was the application itself
 * @param kind what was done
 * @param subject to whom or what; null if that says nothing
 * @param reason why, or what in particular; null if nobody told
 * @param address network address of who asked; null if nobody did over the network
 */
public record AuditEntry(
        long id, OffsetDateTime at, String person, AuditKind kind, String subject, String reason, String address) {}
