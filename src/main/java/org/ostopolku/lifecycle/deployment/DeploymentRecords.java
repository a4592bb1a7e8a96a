package org.ostopolku.lifecycle.deployment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.lifecycle.rules.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores who deployed what and when, with the warnings, in the transaction of the deployment. */
@Component
class DeploymentRecords {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeploymentRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param person user id; null for the application */
    record Entry(String id, OffsetDateTime at, String person, String name, String source, String backTo) {}

    void add(
            String deployment,
            String person,
            String name,
            String source,
            Collection<String> files,
            List<Finding> warnings) {
        jdbc.sql("""
                        insert into deployment_record (deployment_id, deployed_at, person, name, source)
                        values (:deployment, :now, :person, :name, :source)
                        """)
                .param("deployment", deployment)
                .param("now", OffsetDateTime.now(clock))
                .param("person", person)
                .param("name", name)
                .param("source", source)
                .update();
        for (String file : files) {
            jdbc.sql("insert into deployment_file (deployment_id, file) values (:deployment, :file)")
                    .param("deployment", deployment)
                    .param("file", file)
                    .update();
        }
        for (int i = 0; i < warnings.size(); i++) {
            add(deployment, i, warnings.get(i));
        }
    }

    private void add(String deployment, int number, Finding warning) {
        jdbc.sql("""
                        insert into deployment_warning (deployment_id, number, file, element, label, rule, text)
                        values (:deployment, :number, :file, :element, :label, :rule, :text)
                        """)
                .param("deployment", deployment)
                .param("number", number)
                .param("file", shortened(warning.file(), 255))
                .param("element", shortened(warning.element(), 255))
                .param("label", shortened(warning.label(), 1000))
                .param("rule", warning.rule())
                .param("text", shortened(warning.text(), 2000))
                .update();
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** Records that a deployment has the content of an earlier one. */
    void markAsRollback(String deployment, String to) {
        jdbc.sql("update deployment_record set back_to = :to where deployment_id = :deployment")
                .param("to", to)
                .param("deployment", deployment)
                .update();
    }

    Optional<String> backTo(String deployment) {
        return jdbc.sql(
                        "select back_to from deployment_record where deployment_id = :deployment and back_to is not null")
                .param("deployment", deployment)
                .query(String.class)
                .optional();
    }

    /** The newest first. */
    List<Entry> newest(int count) {
        return jdbc.sql("""
                        select deployment_id as id, deployed_at as at, person, name, source, back_to as backTo
                        from deployment_record order by deployed_at desc, deployment_id
                        fetch first %d rows only
                        """.formatted(count)).query(Entry.class).list();
    }

    Entry entry(String deployment) {
        return jdbc.sql("""
                        select deployment_id as id, deployed_at as at, person, name, source, back_to as backTo
                        from deployment_record where deployment_id = :deployment
                        """).param("deployment", deployment).query(Entry.class).single();
    }

    /** User ids by deployment, without deployments of the application. */
    Map<String, String> persons(Collection<String> deployments) {
        Map<String, String> persons = new HashMap<>();
        if (!deployments.isEmpty()) {
            jdbc.sql("""
                            select deployment_id as deployment, person from deployment_record
                            where deployment_id in (:deployments) and person is not null
                            """).param("deployments", deployments).query(row -> {
                persons.put(row.getString("deployment"), row.getString("person"));
            });
        }
        return persons;
    }

    Map<String, List<String>> files(Collection<String> deployments) {
        record Row(String deployment, String file) {}
        return deployments.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                        select deployment_id as deployment, file from deployment_file
                        where deployment_id in (:deployments) order by file
                        """).param("deployments", deployments).query(Row.class).list().stream()
                        .collect(Collectors.groupingBy(
                                Row::deployment, Collectors.mapping(Row::file, Collectors.toList())));
    }

    Map<String, List<Finding>> warnings(Collection<String> deployments) {
        record Row(String deployment, Finding warning) {}
        return deployments.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                        select deployment_id as deployment, file, element, label, rule, text from deployment_warning
                        where deployment_id in (:deployments) order by number
                        """)
                        .param("deployments", deployments)
                        .query((row, number) -> new Row(
                                row.getString("deployment"),
                                new Finding(
                                        row.getString("file"),
                                        row.getString("element"),
                                        row.getString("label"),
                                        row.getString("rule"),
                                        Severity.WARNING,
                                        row.getString("text"))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Row::deployment, Collectors.mapping(Row::warning, Collectors.toList())));
    }
}
