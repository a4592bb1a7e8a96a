package org.ostopolku.security.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Adds to the audit log, in the transaction of what it tells of. An entry never holds anything of a customer but the
 * journey's number, so that it can outlive the customer's data.
 */
@Component
public class AuditLog {

    /** Subjects and reasons are cut to this. */
    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentityService identities;

    /** The engine itself writes to the log, so that it may be on the way up still. */
    AuditLog(JdbcClient jdbc, Clock clock, @Lazy IdentityService identities) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.identities = identities;
    }

    /**
     * Tells what the person who is logged in does; without one it is the application.
     *
     * @param subject to whom or what: a journey's number, a user id, a file; may be null
     * @param reason why, or what in particular; may be null
     */
    public void record(AuditKind kind, String subject, String reason) {
        var current = identities.getCurrentAuthentication();
        record(current == null ? null : current.getUserId(), kind, subject, reason);
    }

    /** Tells what a person does whom the engine does not know as logged in (yet, or any more). */
    public void record(String person, AuditKind kind, String subject, String reason) {
        jdbc.sql("""
                        insert into audit_entry (entered_at, person, kind, subject, reason, address)
                        values (:at, :person, :kind, :subject, :reason, :address)
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("person", shortened(person))
                .param("kind", kind.name())
                .param("subject", shortened(subject))
                .param("reason", shortened(reason))
                .param("address", address())
                .update();
    }

    /**
     * What was done, the latest first.
     *
     * @param skipped as many are left out at the beginning
     * @param size at most as many
     */
    public List<AuditEntry> entries(AuditQuery query, int skipped, int size) {
        return query.on(jdbc, """
                        select id, entered_at as at, person, kind, subject, reason, address from audit_entry
                        %s order by entered_at desc, id desc offset %d rows fetch next %d rows only
                        """, skipped, size).query(AuditEntry.class).list();
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : null;
    }
}
