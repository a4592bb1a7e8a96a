package org.ostopolku.lifecycle.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.lifecycle.rehearsal.RehearsalOutcome.Logged;
import org.ostopolku.lifecycle.rehearsal.RehearsalRecorder.Hindrance;
import org.ostopolku.lifecycle.rehearsal.RehearsalRecorder.Trouble;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Decision;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Kpi;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.KpiSum;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Place;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Stuck;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Unfit;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Way;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts what became of the journeys in both plays side by side. */
@Component
@Profile("rehearsal")
class ReportWriter {

    private static final List<String> VERDICTS = List.of("missed", "not-reached", "less", "never", "more", "same");

    private final RehearsedModels models;
    private final KpiCatalogue catalogue;

    ReportWriter(RehearsedModels models, KpiCatalogue catalogue) {
        this.models = models;
        this.catalogue = catalogue;
    }

    RehearsalReport write(int past, RehearsalOutcome now, RehearsalOutcome candidate, List<ProcessDefinition> changed) {
        var unreached = new ArrayList<Place>();
        int reached = 0;
        for (var version : changed) {
            var passed = candidate.passed().getOrDefault(version.getKey(), Set.of());
            var steps = models.steps(version).toList();
            steps.stream()
                    .filter(step -> !passed.contains(step))
                    .forEach(step -> unreached.add(models.place(version.getKey(), step)));
            reached += (int) steps.stream().filter(passed::contains).count();
        }
        return new RehearsalReport(
                candidate.journeys().size(),
                past,
                now.side(models, JourneyProcess.CUSTOMER_JOURNEY),
                candidate.side(models, JourneyProcess.CUSTOMER_JOURNEY),
                stuck(now.watcher().troubles(), candidate.watcher().troubles()),
                unfit(candidate),
                kpis(now.logged(), candidate, changed),
                decisions(now.logged(), candidate.logged()),
                unreached,
                reached);
    }

    private List<Stuck> stuck(Map<Hindrance, Trouble> now, Map<Hindrance, Trouble> candidate) {
        var all = new LinkedHashSet<>(candidate.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .map(hindrance -> {
                    var told = candidate.getOrDefault(hindrance, now.get(hindrance));
                    return new Stuck(
                            models.place(hindrance.process(), hindrance.element()),
                            hindrance.kind(),
                            told.reason(),
                            journeys(now.get(hindrance)),
                            journeys(candidate.get(hindrance)),
                            told.example());
                })
                .sorted(Comparator.comparingInt(Stuck::candidate)
                        .thenComparingInt(Stuck::now)
                        .reversed())
                .toList();
    }

    private static int journeys(Trouble trouble) {
        return trouble == null ? 0 : trouble.journeys().size();
    }

    private List<Unfit> unfit(RehearsalOutcome candidate) {
        return candidate.watcher().unfit().entrySet().stream()
                .map(one -> new Unfit(
                        models.place(one.getKey().process(), one.getKey().element()),
                        one.getKey().field(),
                        one.getKey().answer(),
                        one.getValue()))
                .sorted(Comparator.comparingInt(Unfit::times).reversed())
                .toList();
    }

    private List<Kpi> kpis(List<Logged> now, RehearsalOutcome candidate, List<ProcessDefinition> changed) {
        var stages = changed.stream().map(ProcessDefinition::getKey).toList();
        return catalogue.all().stream()
                .filter(kpi -> !"path".equals(kpi.kind()))
                .map(kpi -> kpi(kpi, of(kpi.id(), now), of(kpi.id(), candidate.logged()), candidate))
                .filter(kpi -> !kpi.verdict().equals("never") || stages.contains(kpi.stage()))
                .sorted(Comparator.comparingInt(kpi -> VERDICTS.indexOf(kpi.verdict())))
                .toList();
    }

    private static List<Logged> of(String kpi, List<Logged> logged) {
        return logged.stream().filter(one -> one.kpi().equals(kpi)).toList();
    }

    private Kpi kpi(KpiDefinition kpi, List<Logged> now, List<Logged> candidate, RehearsalOutcome outcome) {
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
                kpi.unit(),
                verdict(before, after, now.stream().anyMatch(outcome::isPassed)),
                before,
                after,
                at);
    }

    /** @param passed whether somebody still comes to where it was logged */
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

    private List<Decision> decisions(List<Logged> now, List<Logged> candidate) {
        Predicate<Logged> decided = one -> one.kpi().equals(KpiIds.CUSTOMER_DECISION) && one.way() != null;
        var gateways = new TreeMap<String, Map<String, int[]>>();
        var processes = new HashMap<String, String>();
        Stream.concat(now.stream(), candidate.stream()).filter(decided).forEach(one -> {
            var key = one.process() + "/" + one.element();
            processes.put(key, one.process());
            gateways.computeIfAbsent(key, gateway -> new LinkedHashMap<>())
                    .computeIfAbsent(one.way(), way -> new int[2]);
        });
        now.stream()
                .filter(decided)
                .forEach(
                        one -> gateways.get(one.process() + "/" + one.element()).get(one.way())[0] += one.times());
        candidate.stream()
                .filter(decided)
                .forEach(
                        one -> gateways.get(one.process() + "/" + one.element()).get(one.way())[1] += one.times());
        return gateways.entrySet().stream()
                .map(gateway -> {
                    var process = processes.get(gateway.getKey());
                    var element = gateway.getKey().substring(process.length() + 1);
                    return new Decision(models.place(process, element), ways(process, gateway.getValue()));
                })
                .toList();
    }

    private List<Way> ways(String process, Map<String, int[]> taken) {
        return taken.entrySet().stream()
                .map(way -> new Way(
                        way.getKey(),
                        models.place(process, way.getKey()).label(),
                        way.getValue()[0],
                        way.getValue()[1]))
                .sorted(Comparator.comparingInt(Way::now).reversed().thenComparing(Way::flow))
                .toList();
    }
}
