package org.ostopolku.lifecycle.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.process.journey.JourneyVariable;

/**
 * What a file may refer to: the teams, forms, decisions, processes, variables and KPIs that exist.
 *
 * @param teams ids of the groups that exist
 * @param variables by their name
 * @param kpis of the catalogue, by their id
 * @param logs ids of the KPIs that each process logs
 * @param values which values each file gives and asks for, by file name
 * @param running the same of earlier versions of models in which journeys still run
 * @param replaced the same of the versions that the checked files replace
 */
public record ValidationContext(
        Set<String> teams,
        Set<String> forms,
        Set<String> decisions,
        Set<String> processes,
        Map<String, JourneyVariable> variables,
        Map<String, Kpi> kpis,
        Map<String, Set<String>> logs,
        Map<String, FileValues> values,
        List<FileValues> running,
        Map<String, FileValues> replaced) {

    static final ValidationContext NOTHING = of(Set.of(), List.of());

    /** A row of the KPI catalogue. */
    public record Kpi(String id, String stage, String kind) {}

    /** The context before any file is deployed. */
    public static ValidationContext of(Set<String> teams, Collection<JourneyVariable> variables) {
        Map<String, JourneyVariable> byName =
                variables.stream().collect(Collectors.toMap(JourneyVariable::name, Function.identity()));
        return new ValidationContext(
                new TreeSet<>(teams),
                Set.of(),
                Set.of(),
                Set.of(),
                byName,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of());
    }

    /** Whether a form or decision is bound to its newest version. No binding means the newest version. */
    static boolean isLatest(String binding) {
        return binding == null || binding.equals("latest");
    }

    /** Whether an expression is one variable without personal data. */
    boolean isImpersonal(String expression) {
        var variable = expression.matches("\\$\\{\\w+}")
                ? variables.get(expression.substring(2, expression.length() - 1))
                : null;
        return variable != null && !variable.personal();
    }

    public ValidationContext withForm(String id) {
        return new ValidationContext(
                teams, with(forms, id), decisions, processes, variables, kpis, logs, values, running, replaced);
    }

    public ValidationContext withDecision(String id) {
        return new ValidationContext(
                teams, forms, with(decisions, id), processes, variables, kpis, logs, values, running, replaced);
    }

    public ValidationContext withProcess(String id) {
        return new ValidationContext(
                teams, forms, decisions, with(processes, id), variables, kpis, logs, values, running, replaced);
    }

    ValidationContext withProcess(String id, Set<String> logged) {
        Map<String, Set<String>> more = new TreeMap<>(logs);
        more.put(id, logged);
        return new ValidationContext(
                teams, forms, decisions, with(processes, id), variables, kpis, more, values, running, replaced);
    }

    /** Replaces the catalogue. */
    ValidationContext withKpis(Set<Kpi> catalogue) {
        Map<String, Kpi> byId =
                catalogue.stream().collect(Collectors.toMap(Kpi::id, Function.identity(), (one, other) -> one));
        return new ValidationContext(
                teams, forms, decisions, processes, variables, byId, logs, values, running, replaced);
    }

    /** Replaces the values of the file. */
    public ValidationContext withValues(FileValues file) {
        Map<String, FileValues> more = new TreeMap<>(values);
        Map<String, FileValues> before = new TreeMap<>(replaced);
        FileValues old = more.put(file.file(), file);
        if (old != null) {
            before.put(file.file(), old);
        }
        return new ValidationContext(teams, forms, decisions, processes, variables, kpis, logs, more, running, before);
    }

    /** Adds an earlier version of a model in which journeys still run. */
    public ValidationContext withRunning(FileValues version) {
        List<FileValues> more =
                Stream.concat(running.stream(), Stream.of(version)).toList();
        return new ValidationContext(teams, forms, decisions, processes, variables, kpis, logs, values, more, replaced);
    }

    PossibleValues possibleValues() {
        return PossibleValues.of(values.values(), variables);
    }

    /** Where a gateway or table and the values of its variables do not fit. */
    Stream<Misfit> misfits() {
        PossibleValues possible = possibleValues();
        return values.values().stream()
                .flatMap(file -> file.questions().stream())
                .flatMap(question -> question.misfits(possible));
    }

    /** Answers that an earlier version does not know, where its default way has a consequence that cannot be undone. */
    Stream<Misfit> runningMisfits() {
        PossibleValues possible = possibleValues();
        return running.stream()
                .flatMap(version -> version.questions().stream())
                .filter(GatewayQuestion.class::isInstance)
                .map(GatewayQuestion.class::cast)
                .filter(gateway -> !gateway.consequence().isEmpty())
                .flatMap(gateway -> gateway.misfits(possible)
                        .filter(Misfit::isGiven)
                        .map(misfit -> misfit.inEarlierVersion(gateway.consequence())));
    }

    /** Whether a file gives a variable its values, now or in the version before; a table by the task that asks it. */
    boolean gives(String file, String variable) {
        return Stream.of(values.get(file), replaced.get(file)).anyMatch(one -> one != null && one.gives(variable))
                || values.values().stream()
                        .flatMap(other -> other.given().stream())
                        .anyMatch(given -> given.variable().equals(variable) && file.equals(given.from()));
    }

    private static Set<String> with(Set<String> ids, String id) {
        Set<String> more = new TreeSet<>(ids);
        more.add(id);
        return more;
    }
}
