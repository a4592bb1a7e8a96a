package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The customers and the period of a run.
 *
 * @param seed of the random generators
 * @param timersFrom time from which timer start events fire
 * @param arrivals the customers who contact the company
 * @param referredCustomers whether customers whose journey a referral started are simulated too
 * @param manualStarts keys of the processes that the company starts; only those that {@link Behaviour} lists
 */
public record SimulationScenario(
        Instant from,
        Instant until,
        long seed,
        Instant timersFrom,
        List<Arrival> arrivals,
        boolean referredCustomers,
        Set<String> manualStarts) {

    /**
     * @param number generates the customer, together with the seed
     * @param journey the journey number; null lets the engine assign one
     * @param at time of the first contact
     */
    public record Arrival(long number, String journey, Instant at, RecordedJourney recorded) {}
}
