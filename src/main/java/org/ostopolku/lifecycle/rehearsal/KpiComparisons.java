package org.ostopolku.lifecycle.rehearsal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.lifecycle.rehearsal.RehearsalOutcome.Logged;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Kpi;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.KpiSum;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Compares the KPIs that the two runs logged. */
@Component
@Profile("rehearsal")
class KpiComparisons {

    private static final List<String> VERDICTS = List.of("missed", "not-reached", "less", "never", "more", "same");

    private final RehearsedModels models;
    private final KpiCatalogue catalogue;

    KpiComparisons(RehearsedModels models, KpiCatalogue catalogue) {
        this.models = models;
        this.catalogue = catalogue;
    }

    List<Kpi> compare(List<Logged> now, RehearsalOutcome candidate, List<ProcessDefinition> changed) {
        var stages = changed.stream().map(ProcessDefinition::getKey).toList();
        return catalogue.all().stream()
                .filter(kpi -> !kpi.isPath())
                .map(kpi -> compare(kpi, loggedOf(kpi.id(), now), loggedOf(kpi.id(), candidate.logged()), candidate))
                .filter(kpi -> !kpi.verdict().equals("never") || stages.contains(kpi.stage()))
                .sorted(Comparator.comparingInt(kpi -> VERDICTS.indexOf(kpi.verdict())))
                .toList();
    }

    private static List<Logged> loggedOf(String kpi, List<Logged> logged) {
        return logged.stream().filter(one -> one.kpi().equals(kpi)).toList();
    }

    private Kpi compare(KpiDefinition kpi, List<Logged> now, List<Logged> candidate, RehearsalOutcome outcome) {
        var before = sum(now);
        var after = sum(candidate);
        var at = Stream.concat(candidate.stream(), now.stream())
                .map(one -> models.place(one.process(), one.element()))
                .distinct()
                .toList();
        return new Kpi(
                kpi.id(),
                kpi.name(),
                kpi.stage(),
                kpi.unit().id(),
                verdict(before, after, now.stream().anyMatch(outcome::isPassed)),
                before,
                after,
                at);
    }

    /** @param passed whether a journey still passes an element that logged it */
    private static String verdict(KpiSum before, KpiSum after, boolean passed) {
        if (after.times() == 0) {
            return before.times() == 0 ? "never" : passed ? "missed" : "not-reached";
        }
        return after.times() < before.times() ? "less" : after.times() > before.times() ? "more" : "same";
    }

    private static KpiSum sum(List<Logged> logged) {
        int times = logged.stream().mapToInt(Logged::times).sum();
        double sum =
                logged.stream().mapToDouble(one -> one.mean() * one.times()).sum();
        return new KpiSum(times, times == 0 ? null : Math.round(sum / times * 10_000) / 10_000.0);
    }
}
