package org.ostopolku.security.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes the audit log in the transaction of the logged action. Of a customer an entry holds only the journey's number, so
 * that it can be kept after the customer's data are erased. What users wrote is beside it, and erased with the customer.
 */
@Component
public class AuditLog {

    /** Longer subjects and reasons are cut. */
    private static final int MAX_LENGTH = 1000;

    /** How the entry about the creation of a user begins, which the operation log of the engine gives. */
    private static final String USER_CREATION = UserOperationLogEntry.OPERATION_TYPE_CREATE + " " + EntityTypes.USER;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentityService identities;

    /** Lazy, because the engine writes to the log while it starts. */
    AuditLog(JdbcClient jdbc, Clock clock, @Lazy IdentityService identities) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.identities = identities;
    }

    /**
     * Records an action of the current user; without one, of the application.
     *
     * @param subject the object: a journey's number, a user id, a file; may be null
     * @param reason details; may be null
     */
    public void record(AuditKind kind, String subject, String reason) {
        var current = identities.getCurrentAuthentication();
        record(current == null ? null : current.getUserId(), kind, subject, reason);
    }

    /** Records an action of a user who is not authenticated in the engine (yet, or any more). */
    public void record(String person, AuditKind kind, String subject, String reason) {
        add(person, kind, subject, reason);
    }

    /**
     * Records an action on a journey with what the user wrote. The text may name the customer: {@link #eraseTexts} deletes it.
     *
     * @param text null or blank if the user wrote nothing
     */
    void recordWithText(String person, AuditKind kind, String journey, String reason, String text) {
        long entry = add(person, kind, journey, reason);
        if (journey != null && StringUtils.hasText(text)) {
            jdbc.sql("insert into audit_text (entry, journey, text) values (:entry, :journey, :text)")
                    .params(Map.of("entry", entry, "journey", journey, "text", text))
                    .update();
        }
    }

    /**
     * Deletes what users wrote to entries about a journey; the entries stay.
     *
     * @return the number of texts
     */
    public int eraseTexts(String journey) {
        return jdbc.sql("delete from audit_text where journey = :journey")
                .param("journey", journey)
                .update();
    }

    private long add(String person, AuditKind kind, String subject, String reason) {
        var id = new GeneratedKeyHolder();
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
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    /**
     * The entries, the latest first.
     *
     * @param skipped number of entries left out at the beginning
     * @param size maximum number of entries
     */
    public List<AuditEntry> entries(AuditQuery query, int skipped, int size) {
        return query.apply(jdbc, """
                        select id, entered_at as at, person, kind, subject, reason, text, address
                        from audit_entry left join audit_text on entry = id
                        %s order by entered_at desc, id desc offset :skipped rows fetch next :size rows only
                        """)
                .param("skipped", skipped)
                .param("size", size)
                .query(AuditEntry.class)
                .list();
    }

    /** The latest entries about the creation of users: the id of the entry by user id; without those whom no entry is about. */
    Map<String, Long> latestCreations(Set<String> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select subject, max(id) as entry from audit_entry
                        where kind = :kind and subject in (:users) and reason like :creation group by subject
                        """)
                .param("kind", AuditKind.ROLE_CHANGE.name())
                .param("users", users)
                .param("creation", USER_CREATION + "%")
                .query((row, number) -> Map.entry(row.getString("subject"), row.getLong("entry")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The first journeys that fit into a subject; null without any. */
    static String join(Collection<String> journeys) {
        var subject = new StringBuilder();
        for (var journey : journeys) {
            if (subject.length() + 1 + journey.length() > MAX_LENGTH) {
                break;
            }
            subject.append(subject.isEmpty() ? "" : " ").append(journey);
        }
        return subject.isEmpty() ? null : subject.toString();
    }

    private static String shortened(String text) {
        return text == null || text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** The client address of the current request; null without a request. */
    public static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : null;
    }
}
