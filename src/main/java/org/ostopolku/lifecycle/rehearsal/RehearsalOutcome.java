package org.ostopolku.lifecycle.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Ending;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Side;

/**
 * What became of the journeys of one play.
 *
 * @param ends the end event of each journey that is finished, by its number
 * @param logged what is in the ledger
 * @param passed by process: the elements that somebody came through
 */
record RehearsalOutcome(
        RehearsalRecorder watcher,
        Set<String> journeys,
        Map<String, String> ends,
        List<Logged> logged,
        Map<String, Set<String>> passed) {

    /**
     * Records of the ledger that are alike.
     *
     * @param way the way taken, of a decision
     * @param mean of their values
     */
    record Logged(String kpi, String process, String element, String way, int times, double mean) {}

    boolean isPassed(Logged there) {
        return passed.getOrDefault(there.process(), Set.of()).contains(there.element());
    }

    Side side(RehearsedModels models, String wholeJourney) {
        var troubled = watcher.troubled();
        troubled.retainAll(journeys);
        troubled.removeAll(ends.keySet());
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
                troubled.size(),
                journeys.size() - ends.size() - troubled.size(),
                endings,
                watcher.remembered(),
                watcher.made(),
                watcher.unheard(),
                watcher.until(),
                watcher.isCutShort());
    }
}
