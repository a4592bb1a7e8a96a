package org.ostopolku.customer.privacy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a recommended customer is named in the journey of the one who recommended them: a line of its own in what that one
 * told. The line stays, because lines are counted.
 */
@Component
class ReferrerMentions {

    private static final String FORGOTTEN = "(forgotten)";

    private final JdbcClient jdbc;
    private final JourneyProcesses journeys;
    private final RunningVariables running;

    ReferrerMentions(JdbcClient jdbc, JourneyProcesses journeys, RunningVariables running) {
        this.jdbc = jdbc;
        this.journeys = journeys;
        this.running = running;
    }

    /**
     * Who is named, and in which processes.
     *
     * @param names all that the customer ever had
     */
    record Found(Set<String> names, List<String> processes) {}

    /** Has to be asked before the customer's own journey is erased. */
    Found of(List<String> processes) {
        return new Found(
                texts("customerName", processes),
                texts("referredBy", processes).stream()
                        .flatMap(journey -> journeys.of(journey).stream())
                        .filter(process -> !processes.contains(process))
                        .toList());
    }

    private Set<String> texts(String variable, List<String> processes) {
        return jdbc
                .sql("""
                        select text_ from act_hi_varinst where proc_inst_id_ in (:processes) and name_ = :variable
                        union
                        select text_ from act_hi_detail where proc_inst_id_ in (:processes) and name_ = :variable
                        """)
                .param("processes", processes)
                .param("variable", variable)
                .query(String.class)
                .list()
                .stream()
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /** Erases what was found. Returns how many entries of which table. */
    Map<String, Integer> erase(Found found, Collection<String> impersonal) {
        var erased = new TreeMap<String, Integer>();
        if (!found.names().isEmpty() && !found.processes().isEmpty()) {
            erased.put(
                    "act_ru_variable",
                    running.change(found.processes(), impersonal, text -> without(found.names(), text)));
            List.of("act_hi_varinst", "act_hi_detail")
                    .forEach(table -> erased.put(table, eraseHistory(table, found, impersonal)));
        }
        return erased;
    }

    private int eraseHistory(String table, Found found, Collection<String> impersonal) {
        int changed = 0;
        for (var row : jdbc.sql("select id_ as id, text_ as text from " + table
                        + " where proc_inst_id_ in (:processes) and name_ not in (:impersonal) and text_ is not null")
                .param("processes", found.processes())
                .param("impersonal", impersonal)
                .query()
                .listOfRows()) {
            var text = row.get("text").toString();
            if (!without(found.names(), text).equals(text)) {
                changed += jdbc.sql("update " + table + " set text_ = :text where id_ = :id")
                        .param("text", without(found.names(), text))
                        .param("id", row.get("id"))
                        .update();
            }
        }
        return changed;
    }

    private static String without(Set<String> names, String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(line -> names.contains(line.strip()) ? FORGOTTEN : line)
                .collect(Collectors.joining("\n"));
    }
}
