package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.simulation.engine.RecordedJourney.Visit;

/** How far a customer has come in what is remembered of them. */
class ReplayCursor {

    private final RecordedJourney recollection;
    private final Map<String, Integer> visits = new HashMap<>();

    ReplayCursor(RecordedJourney recollection) {
        this.recollection = recollection;
    }

    /** How the touchpoint that begins now went, the n-th time as the n-th time then; null if nobody remembers. */
    Visit next(String touchpoint) {
        List<Visit> all = recollection.visits().getOrDefault(touchpoint, List.of());
        int number = visits.merge(touchpoint, 1, Integer::sum);
        return number <= all.size() ? all.get(number - 1) : null;
    }

    /** What they told when they noticed us; null if nobody remembers. */
    Map<String, Object> beginning() {
        return recollection.messages().stream()
                .filter(message -> message.name().equals(CustomerSimulation.NOTICED))
                .map(RecordedJourney.Message::values)
                .findFirst()
                .orElse(null);
    }

    /** What they told later. */
    List<RecordedJourney.Message> told() {
        return recollection.messages().stream()
                .filter(message -> !message.name().equals(CustomerSimulation.NOTICED))
                .toList();
    }

    /** Whether what the customer did on their own at that time is known. */
    boolean reaches(Instant time) {
        return time.isBefore(recollection.until());
    }

    Instant until() {
        return recollection.until();
    }
}
