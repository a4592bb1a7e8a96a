package org.ostopolku.security.audit;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A filter of the audit log. Null: no restriction.
 *
 * @param person user id
 * @param from inclusive
 * @param until exclusive
 */
public record AuditQuery(AuditKind kind, String person, String subject, OffsetDateTime from, OffsetDateTime until) {

    /** The statement with the where clause in place of {@code %s}. */
    JdbcClient.StatementSpec apply(JdbcClient jdbc, String sql) {
        var values = new LinkedHashMap<String, Object>();
        values.put("kind = :kind", kind == null ? null : kind.name());
        values.put("person = :person", person);
        values.put("subject = :subject", subject);
        values.put("entered_at >= :since", from);
        values.put("entered_at < :until", until);
        values.values().removeIf(Objects::isNull);
        var conditions = String.join(" and ", values.keySet());
        var statement = jdbc.sql(sql.formatted(conditions.isEmpty() ? "" : "where " + conditions));
        values.forEach((condition, value) -> statement.param(condition.replaceAll(".*:", ""), value));
        return statement;
    }
}
