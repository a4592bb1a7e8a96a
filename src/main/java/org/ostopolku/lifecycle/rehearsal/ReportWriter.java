package org.ostopolku.lifecycle.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.lifecycle.rehearsal.RehearsalRecorder.Failure;
import org.ostopolku.lifecycle.rehearsal.RehearsalRecorder.FailurePoint;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Answer;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Place;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Stuck;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Unfit;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Writes the report that compares the two runs. */
@Component
@Profile("rehearsal")
class ReportWriter {

    private final RehearsedModels models;
    private final KpiComparisons kpis;
    private final DecisionComparisons decisions;

    ReportWriter(RehearsedModels models, KpiComparisons kpis, DecisionComparisons decisions) {
        this.models = models;
        this.kpis = kpis;
        this.decisions = decisions;
    }

    RehearsalReport write(
            int past,
            RehearsalOutcome now,
            RehearsalOutcome candidate,
            List<ProcessDefinition> changed,
            List<Answer> answers) {
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
                stuck(now.recorder().failures(), candidate.recorder().failures()),
                unfit(candidate),
                kpis.compare(now.logged(), candidate, changed),
                decisions.compare(now.logged(), candidate.logged()),
                answers,
                unreached,
                reached);
    }

    private List<Stuck> stuck(Map<FailurePoint, Failure> now, Map<FailurePoint, Failure> candidate) {
        var all = new LinkedHashSet<>(candidate.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .map(point -> {
                    var first = candidate.getOrDefault(point, now.get(point));
                    return new Stuck(
                            models.place(point.process(), point.element()),
                            point.kind(),
                            first.reason(),
                            journeys(now.get(point)),
                            journeys(candidate.get(point)),
                            first.example());
                })
                .sorted(Comparator.comparingInt(Stuck::candidate)
                        .thenComparingInt(Stuck::now)
                        .reversed())
                .toList();
    }

    private static int journeys(Failure failure) {
        return failure == null ? 0 : failure.journeys().size();
    }

    private List<Unfit> unfit(RehearsalOutcome candidate) {
        return candidate.recorder().rejectedAnswers().entrySet().stream()
                .map(one -> new Unfit(
                        models.place(one.getKey().process(), one.getKey().element()),
                        one.getKey().field(),
                        one.getKey().answer(),
                        one.getValue()))
                .sorted(Comparator.comparingInt(Unfit::times).reversed())
                .toList();
    }
}
