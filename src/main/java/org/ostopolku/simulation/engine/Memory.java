package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.simulation.engine.Recollection.Visit;

/** How far a customer has come in what is remembered of them. */
class Memory {

    private final Recollection recollection;
    private final Map<String, Integer> visits = new HashMap<>();

    Memory(Recollection recollection) {
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
                .filter(message -> message.name().equals(CustomerLife.NOTICED))
                .map(Recollection.Message::values)
                .findFirst()
                .orElse(null);
    }

    /** What they told later. */
    List<Recollection.Message> told() {
        return recollection.messages().stream()
                .filter(message -> !message.name().equals(CustomerLife.NOTICED))
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
