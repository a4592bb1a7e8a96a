package org.ostopolku.customer.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The names of a recommended customer in the journey of the recommender, where each name is a line of a text. An erased line
 * is replaced, not deleted, because the lines are counted.
 */
@Component
class ReferrerMentions {

    private static final String FORGOTTEN = "(forgotten)";

    /** The variables of a recommender that hold names of recommended customers, one a line. The recommender's own data is not touched. */
    private static final Set<String> NAMED = Set.of("referredCompanies", "referredCompany");

    private final PersonalDataTables tables;
    private final RunningVariables running;

    ReferrerMentions(PersonalDataTables tables, RunningVariables running) {
        this.tables = tables;
        this.running = running;
    }

    /**
     * Where a customer may be named.
     *
     * @param names all that the customer ever had
     * @param processes of the recommenders
     */
    record Mentions(Set<String> names, List<String> processes) {}

    /** Has to be called before the customer's own journey is erased. */
    Mentions find(List<String> processes) {
        return new Mentions(
                tables.texts("customerName", processes),
                tables.texts("referredBy", processes).stream()
                        .flatMap(journey -> tables.processes(journey).stream())
                        .filter(process -> !processes.contains(process))
                        .toList());
    }

    /** Numbers of the recommenders' journeys in which the customer is named. */
    List<String> journeys(List<String> processes) {
        var names = tables.texts("customerName", processes);
        return tables.texts("referredBy", processes).stream()
                .filter(journey -> NAMED.stream()
                        .flatMap(variable -> tables.texts(variable, tables.processes(journey)).stream())
                        .anyMatch(text -> !without(names, text).equals(text)))
                .sorted()
                .toList();
    }

    /** Replaces the names. Returns the number of changed rows, by table. */
    Map<String, Integer> erase(Mentions mentions) {
        var erased = new TreeMap<String, Integer>();
        if (!mentions.names().isEmpty() && !mentions.processes().isEmpty()) {
            erased.put(
                    PersonalDataTables.RUNNING_VARIABLES,
                    running.change(mentions.processes(), NAMED, text -> without(mentions.names(), text)));
            erased.putAll(tables.changeTexts(mentions.processes(), NAMED, text -> without(mentions.names(), text)));
        }
        return erased;
    }

    private static String without(Set<String> names, String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(line -> names.contains(line.strip()) ? FORGOTTEN : line)
                .collect(Collectors.joining("\n"));
    }
}
