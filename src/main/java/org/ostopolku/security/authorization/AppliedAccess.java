package org.ostopolku.security.authorization;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the groups and permissions of {@code access.yaml} as last applied, so that removed ones can be revoked. */
@Component
class AppliedAccess {

    private final JdbcClient jdbc;

    AppliedAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Group names by id; empty before the file is first applied. */
    Map<String, String> groups() {
        return jdbc.sql("select id, name from access_group").query().listOfRows().stream()
                .collect(Collectors.toMap(
                        row -> row.get("id").toString(), row -> row.get("name").toString()));
    }

    /** The permissions last applied. */
    Set<Grant> grants() {
        return jdbc
                .sql("select group_id, what, which, may from access_grant")
                .query((row, number) -> grant(
                        row.getString("group_id"), row.getString("what"), row.getString("which"), row.getString("may")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Empty if the engine has no such resource or permission any more. */
    private static Optional<Grant> grant(String group, String what, String which, String may) {
        var resource = Arrays.stream(Resources.values())
                .filter(value -> value.name().equals(what))
                .findFirst();
        return resource.flatMap(
                known -> PermissionNames.find(known, may).map(right -> new Grant(group, known, which, right)));
    }

    void rememberGroup(String id, String name) {
        forgetGroup(id);
        jdbc.sql("insert into access_group (id, name) values (:id, :name)")
                .param("id", id)
                .param("name", name)
                .update();
    }

    void forgetGroup(String id) {
        jdbc.sql("delete from access_group where id = :id").param("id", id).update();
    }

    void remember(Collection<Grant> grants) {
        grants.forEach(grant ->
                change("insert into access_grant (group_id, what, which, may) values (:g, :w, :i, :m)", grant));
    }

    void forget(Collection<Grant> grants) {
        grants.forEach(grant -> change(
                "delete from access_grant where group_id = :g and what = :w and which = :i and may = :m", grant));
    }

    private void change(String sql, Grant grant) {
        jdbc.sql(sql)
                .param("g", grant.group())
                .param("w", grant.what().name())
                .param("i", grant.which())
                .param("m", grant.may().getName())
                .update();
    }
}
