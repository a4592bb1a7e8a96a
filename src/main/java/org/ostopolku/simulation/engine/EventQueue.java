package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** The scheduled events, in the order of time. */
class EventQueue {

    private final PriorityQueue<ScheduledEvent> events =
            new PriorityQueue<>(Comparator.comparing(ScheduledEvent::at).thenComparing(ScheduledEvent::number));
    private long number;

    void add(Instant at, String what, SimulatedCustomer customer, BooleanSupplier action) {
        events.add(new ScheduledEvent(at, number++, what, customer, action));
    }

    /** The time of the next event; {@link Instant#MAX} if there is none. */
    Instant nextTime() {
        return events.isEmpty() ? Instant.MAX : events.peek().at();
    }

    ScheduledEvent next() {
        return events.remove();
    }

    /**
     * @param number orders events of the same time, so that every run is the same
     * @param what description for the log
     * @param action returns whether new tasks or jobs may exist afterwards
     */
    record ScheduledEvent(Instant at, long number, String what, SimulatedCustomer customer, BooleanSupplier action) {}
}
