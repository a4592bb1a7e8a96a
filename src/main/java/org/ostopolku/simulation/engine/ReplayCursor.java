package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.simulation.engine.RecordedJourney.Visit;

/** The position of a customer in their recorded journey. */
class ReplayCursor {

    private final RecordedJourney recorded;
    private final Map<String, Integer> visits = new HashMap<>();

    ReplayCursor(RecordedJourney recorded) {
        this.recorded = recorded;
    }

    /** The recorded visit with the same ordinal number as the one that begins now; null if there is none. */
    Visit nextVisit(String touchpoint) {
        List<Visit> all = recorded.visits().getOrDefault(touchpoint, List.of());
        int number = visits.merge(touchpoint, 1, Integer::sum);
        return number <= all.size() ? all.get(number - 1) : null;
    }

    /** The values of the recorded first contact; null if there is none. */
    Map<String, Object> firstMessage() {
        return recorded.messages().stream()
                .filter(message -> message.name().equals(CustomerSimulation.CUSTOMER_NOTICED))
                .map(RecordedJourney.Message::values)
                .findFirst()
                .orElse(null);
    }

    /** The recorded messages after the first contact. */
    List<RecordedJourney.Message> laterMessages() {
        return recorded.messages().stream()
                .filter(message -> !message.name().equals(CustomerSimulation.CUSTOMER_NOTICED))
                .toList();
    }

    /** Whether the recording includes that time. */
    boolean covers(Instant time) {
        return time.isBefore(recorded.until());
    }

    Instant until() {
        return recorded.until();
    }
}
