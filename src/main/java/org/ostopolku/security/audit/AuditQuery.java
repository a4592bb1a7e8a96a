package org.ostopolku.security.audit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A filter of the audit log. Null: no restriction.
 *
 * @param person user id
 * @param from inclusive
 * @param until exclusive
 */
public record AuditQuery(AuditKind kind, String person, String subject, OffsetDateTime from, OffsetDateTime until) {

    /** The statement with the where clause in place of its first {@code %s}. */
    JdbcClient.StatementSpec apply(JdbcClient jdbc, String sql, Object... rest) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        add(conditions, values, "kind = :kind", "kind", kind == null ? null : kind.name());
        add(conditions, values, "person = :person", "person", person);
        add(conditions, values, "subject = :subject", "subject", subject);
        add(conditions, values, "entered_at >= :since", "since", from);
        add(conditions, values, "entered_at < :until", "until", until);
        var arguments = new ArrayList<>();
        arguments.add(conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions));
        arguments.addAll(List.of(rest));
        return jdbc.sql(sql.formatted(arguments.toArray())).params(values);
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
