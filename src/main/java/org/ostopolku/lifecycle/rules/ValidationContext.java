package org.ostopolku.lifecycle.rules;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ostopolku.process.journey.JourneyVariable;

/**
 * What a file may refer to: the teams, forms, decisions, processes, variables and KPIs that exist.
 *
 * @param teams ids of the groups that exist
 * @param variables by their name
 * @param kpis of the catalogue, by their id
 * @param logs ids of the KPIs that each process logs
 */
public record ValidationContext(
        Set<String> teams,
        Set<String> forms,
        Set<String> decisions,
        Set<String> processes,
        Map<String, JourneyVariable> variables,
        Map<String, Kpi> kpis,
        Map<String, Set<String>> logs) {

    static final ValidationContext NOTHING =
            new ValidationContext(Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), Map.of());

    /** A row of the KPI catalogue. */
    public record Kpi(String id, String stage, String kind) {}

    /** The context before any file is deployed. */
    public static ValidationContext of(Set<String> teams, Collection<JourneyVariable> variables) {
        Map<String, JourneyVariable> byName =
                variables.stream().collect(Collectors.toMap(JourneyVariable::name, Function.identity()));
        return new ValidationContext(new TreeSet<>(teams), Set.of(), Set.of(), Set.of(), byName, Map.of(), Map.of());
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
        return new ValidationContext(teams, with(forms, id), decisions, processes, variables, kpis, logs);
    }

    public ValidationContext withDecision(String id) {
        return new ValidationContext(teams, forms, with(decisions, id), processes, variables, kpis, logs);
    }

    public ValidationContext withProcess(String id) {
        return new ValidationContext(teams, forms, decisions, with(processes, id), variables, kpis, logs);
    }

    ValidationContext withProcess(String id, Set<String> logged) {
        Map<String, Set<String>> more = new TreeMap<>(logs);
        more.put(id, logged);
        return new ValidationContext(teams, forms, decisions, with(processes, id), variables, kpis, more);
    }

    /** Replaces the catalogue. */
    ValidationContext withKpis(Set<Kpi> catalogue) {
        Map<String, Kpi> byId =
                catalogue.stream().collect(Collectors.toMap(Kpi::id, Function.identity(), (one, other) -> one));
        return new ValidationContext(teams, forms, decisions, processes, variables, byId, logs);
    }

    private static Set<String> with(Set<String> ids, String id) {
        Set<String> more = new TreeSet<>(ids);
        more.add(id);
        return more;
    }
}
