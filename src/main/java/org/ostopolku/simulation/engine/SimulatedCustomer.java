package org.ostopolku.simulation.engine;

import java.util.Map;
import java.util.Random;

/** A made-up customer: who they are, and the chance that decides what they do. */
final class SimulatedCustomer {

    private final Map<String, Object> facts;
    private final Random chance;
    private final ReplayCursor memory;
    private String journey;

    /**
     * @param facts by variable name
     * @param chance this customer's own, so that no customer's play changes another's
     */
    SimulatedCustomer(Map<String, Object> facts, Random chance, ReplayCursor memory) {
        this.facts = facts;
        this.chance = chance;
        this.memory = memory;
    }

    /** What they did when they were with us before. */
    ReplayCursor memory() {
        return memory;
    }

    /** Their journey's number; null before it has begun. */
    String journey() {
        return journey;
    }

    void begin(String number) {
        this.journey = number;
    }

    Random chance() {
        return chance;
    }

    Map<String, Object> facts() {
        return facts;
    }

    String segment() {
        return String.valueOf(facts.get("segment"));
    }

    void note(String fact, Object value) {
        facts.put(fact, value);
    }

    double between(double low, double high) {
        return low + chance.nextDouble() * (high - low);
    }

    @Override
    public String toString() {
        return facts.get("customerName") + (journey == null ? "" : " (" + journey + ")");
    }
}
