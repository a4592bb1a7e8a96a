package org.ostopolku.map;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.map.Choices.Choice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what may be asked for in the ledger's sums, where each kind of customer is met at its first stage. */
@Component
class LedgerChoices {

    private final JdbcClient jdbc;
    private final IdentityService identity;

    LedgerChoices(JdbcClient jdbc, IdentityService identity) {
        this.jdbc = jdbc;
        this.identity = identity;
    }

    /**
     * @param owners whose customers may be seen; null if everybody's
     * @param processNames by the id of the process
     */
    Choices find(Set<String> owners, Map<String, String> processNames) {
        var people = identity.createUserQuery().list().stream()
                .collect(toMap(User::getId, user -> user.getFirstName() + " " + user.getLastName()));
        return new Choices(
                choices("segment", 1, LedgerChoices::words),
                choices("buying_situation", 1, LedgerChoices::words),
                choices("product_category", 1, LedgerChoices::words),
                choices("owner", 2, id -> people.getOrDefault(id, id)).stream()
                        .filter(owner -> owners == null || owners.contains(owner.id()))
                        .toList(),
                models(processNames));
    }

    /** @param column one of those above, never what a caller says */
    private List<Choice> choices(String column, int tier, UnaryOperator<String> name) {
        return jdbc
                .sql("select distinct %1$s from kpi_rollup where tier = :tier and kpi = 'stage-entered' and %1$s <> ''"
                        .formatted(column))
                .param("tier", tier)
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .map(id -> new Choice(id, name.apply(id)))
                .toList();
    }

    private List<Choice> models(Map<String, String> processNames) {
        return jdbc.sql("""
                        select distinct process_key, process_version from kpi_rollup
                        where tier = 0 and kpi = 'touchpoint-hours'
                        order by process_key, process_version desc
                        """).query(Model.class).list().stream()
                .filter(model -> processNames.containsKey(model.processKey()))
                .map(model -> new Choice(
                        model.processKey() + ":" + model.processVersion(),
                        processNames.get(model.processKey()) + ", version " + model.processVersion()))
                .toList();
    }

    private static String words(String id) {
        var words = id.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    record Model(String processKey, int processVersion) {}
}
