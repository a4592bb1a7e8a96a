package org.ostopolku.simulation.engine;

import java.util.Map;
import java.util.Random;

/** A simulated customer: attributes and the random generator of their decisions. */
final class SimulatedCustomer {

    private final Map<String, Object> facts;
    private final Random random;
    private final ReplayCursor cursor;
    private String journey;

    /**
     * @param facts by variable name
     * @param random one for each customer, so that customers do not influence each other
     */
    SimulatedCustomer(Map<String, Object> facts, Random random, ReplayCursor cursor) {
        this.facts = facts;
        this.random = random;
        this.cursor = cursor;
    }

    ReplayCursor cursor() {
        return cursor;
    }

    /** The journey number; null before the journey has begun. */
    String journey() {
        return journey;
    }

    void startJourney(String number) {
        this.journey = number;
    }

    Random random() {
        return random;
    }

    Map<String, Object> facts() {
        return facts;
    }

    String segment() {
        return String.valueOf(facts.get("segment"));
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    @Override
    public String toString() {
        return facts.get("customerName") + (journey == null ? "" : " (" + journey + ")");
    }
}
