package org.ostopolku.lifecycle.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Ending;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Side;

/**
 * The outcome of one run.
 *
 * @param ends the end event of each finished journey, by journey number
 * @param logged the KPIs in the ledger
 * @param passed the elements that a journey passed, by process
 */
record RehearsalOutcome(
        RehearsalRecorder recorder,
        Set<String> journeys,
        Map<String, String> ends,
        List<Logged> logged,
        Map<String, Set<String>> passed) {

    /**
     * Ledger records of one KPI and element.
     *
     * @param way the flow taken, for a decision
     * @param mean of the values
     */
    record Logged(String kpi, String process, String element, String way, int times, double mean) {}

    boolean isPassed(Logged there) {
        return passed.getOrDefault(there.process(), Set.of()).contains(there.element());
    }

    Side side(RehearsedModels models, String wholeJourney) {
        var stuck = recorder.stuckJourneys();
        stuck.retainAll(journeys);
        stuck.removeAll(ends.keySet());
        var endings =
                ends.values().stream()
                        .collect(Collectors.groupingBy(end -> end, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(end -> new Ending(
                                end.getKey(),
                                models.place(wholeJourney, end.getKey()).label(),
                                end.getValue().intValue()))
                        .toList();
        return new Side(
                ends.size(),
                stuck.size(),
                journeys.size() - ends.size() - stuck.size(),
                endings,
                recorder.replayed(),
                recorder.generated(),
                recorder.messagesNotAwaited(),
                recorder.until(),
                recorder.isCutShort());
    }
}
