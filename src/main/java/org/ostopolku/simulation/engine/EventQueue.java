package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** What is going to happen, in the order of time. */
class EventQueue {

    private final PriorityQueue<Deed> deeds =
            new PriorityQueue<>(Comparator.comparing(Deed::at).thenComparing(Deed::number));
    private long number;

    void add(Instant at, String what, SimulatedCustomer customer, BooleanSupplier play) {
        deeds.add(new Deed(at, number++, what, customer, play));
    }

    /** The time of the next deed; the end of all time if there is none. */
    Instant nextAt() {
        return deeds.isEmpty() ? Instant.MAX : deeds.peek().at();
    }

    Deed next() {
        return deeds.remove();
    }

    /**
     * @param number breaks ties, so that every play is alike
     * @param what for the log
     * @param play does it, and tells whether that may have given the teams or the engine something to do
     */
    record Deed(Instant at, long number, String what, SimulatedCustomer customer, BooleanSupplier play) {}
}
