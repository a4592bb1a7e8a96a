package org.ostopolku.lifecycle.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ostopolku.process.journey.JourneyVariable;

/**
 * The values that each variable can have, from all models, tables and forms together. A variable has one meaning in all
 * processes, so its values are those of every place that gives it.
 */
final class PossibleValues {

    /** Variables whose texts the application itself sets. */
    private static final Set<String> SET_BY_BEANS = Set.of("owner", "need", "touchpoint", "dueJourneys");

    private final Map<String, JourneyVariable> variables;
    private final Map<String, Set<String>> values = new TreeMap<>();
    private final Set<String> open = new HashSet<>(SET_BY_BEANS);
    private final Set<String> answers = new HashSet<>();

    private PossibleValues(Map<String, JourneyVariable> variables) {
        this.variables = variables;
    }

    static PossibleValues of(Collection<FileValues> files, Map<String, JourneyVariable> variables) {
        var possible = new PossibleValues(variables);
        Set<String> used = files.stream()
                .flatMap(file -> file.forms().stream())
                .map(form -> form + ".form")
                .collect(Collectors.toSet());
        List<Given> given = files.stream()
                .filter(file -> !file.file().endsWith(".form") || used.contains(file.file()))
                .flatMap(file -> file.given().stream())
                .toList();
        variables.values().stream()
                .filter(variable -> variable.type().equals("boolean"))
                .forEach(variable -> possible.add(variable.name(), Set.of("true", "false")));
        given.stream().filter(Given::isAnswer).map(Given::variable).forEach(possible.answers::add);
        // Repeats until a chain of variables that take over values from one another has them all.
        while (given.stream().filter(possible::add).count() > 0) {}
        return possible;
    }

    /** Whether anything was new. */
    private boolean add(Given given) {
        boolean isNew = add(given.variable(), given.values());
        if (given.from() != null) {
            isNew |= add(given.variable(), Set.copyOf(known(given.from())));
        }
        if (given.isOpen() || given.from() != null && open.contains(given.from())) {
            isNew |= open.add(given.variable());
        }
        return isNew;
    }

    private boolean add(String variable, Set<String> more) {
        return !more.isEmpty()
                && values.computeIfAbsent(variable, name -> new TreeSet<>()).addAll(more);
    }

    private Set<String> known(String variable) {
        return values.getOrDefault(variable, Set.of());
    }

    /** Whether only the values {@link #of} can occur. */
    boolean isClosed(String variable) {
        return !open.contains(variable);
    }

    boolean isGiven(String variable) {
        return values.containsKey(variable) || open.contains(variable);
    }

    /** Whether the values are answers of a form or of a decision table. */
    boolean isAnswer(String variable) {
        return answers.contains(variable);
    }

    boolean isDeclared(String variable) {
        return variables.containsKey(variable);
    }

    String type(String variable) {
        return variables.get(variable).type();
    }

    Set<String> of(String variable) {
        return known(variable);
    }
}
