package org.ostopolku.lifecycle.rehearsal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.lifecycle.rehearsal.RehearsalOutcome.Logged;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Decision;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Way;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Compares how often each flow of a customer's decision was taken in the two runs. */
@Component
@Profile("rehearsal")
class DecisionComparisons {

    private final RehearsedModels models;

    DecisionComparisons(RehearsedModels models) {
        this.models = models;
    }

    private record Gateway(String process, String element) {}

    List<Decision> compare(List<Logged> now, List<Logged> candidate) {
        var takenNow = taken(now);
        var takenByCandidate = taken(candidate);
        return Stream.concat(takenNow.keySet().stream(), takenByCandidate.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(gateway -> gateway.process() + "/" + gateway.element()))
                .map(gateway -> new Decision(
                        models.place(gateway.process(), gateway.element()),
                        ways(
                                gateway,
                                takenNow.getOrDefault(gateway, Map.of()),
                                takenByCandidate.getOrDefault(gateway, Map.of()))))
                .toList();
    }

    /** How often each flow was taken, by gateway. */
    private static Map<Gateway, Map<String, Integer>> taken(List<Logged> logged) {
        return logged.stream()
                .filter(one -> one.kpi().equals(KpiIds.CUSTOMER_DECISION) && one.way() != null)
                .collect(Collectors.groupingBy(
                        one -> new Gateway(one.process(), one.element()),
                        Collectors.toMap(Logged::way, Logged::times, Integer::sum, TreeMap::new)));
    }

    private List<Way> ways(Gateway gateway, Map<String, Integer> now, Map<String, Integer> candidate) {
        return Stream.concat(now.keySet().stream(), candidate.keySet().stream())
                .distinct()
                .map(way -> new Way(
                        way,
                        models.place(gateway.process(), way).label(),
                        now.getOrDefault(way, 0),
                        candidate.getOrDefault(way, 0)))
                .sorted(Comparator.comparingInt(Way::now).reversed().thenComparing(Way::flow))
                .toList();
    }
}
