package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Who plays, and when.
 *
 * @param seed another one makes other customers
 * @param watched since when what the clock starts has been going on
 * @param guests the customers who notice us
 * @param strangers whether customers who are recommended are played too
 * @param byHand what the company starts by itself, by process key; of those that the behaviour knows
 */
public record SimulationScenario(
        Instant from,
        Instant until,
        long seed,
        Instant watched,
        List<Guest> guests,
        boolean strangers,
        Set<String> byHand) {

    /**
     * @param number makes the customer, together with the seed
     * @param journey number of their journey; null lets the engine give one
     * @param at when they notice us
     */
    public record Guest(long number, String journey, Instant at, RecordedJourney recollection) {}
}
