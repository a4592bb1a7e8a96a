package org.ostopolku.simulation.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ostopolku.simulation.engine.Simulation.Totals;
import org.ostopolku.simulation.engine.SimulationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs progress and failures of the demo simulation. */
class DemoProgress implements SimulationListener {

    private static final Logger LOG = LoggerFactory.getLogger(DemoProgress.class);
    private static final int STEPS = 10;

    private final Instant from;
    private final Duration length;
    private final List<String> failures = new ArrayList<>();
    private int step = 1;
    private Totals played = new Totals(0, 0, 0);

    DemoProgress(Instant from, Instant until) {
        this.from = from;
        this.length = Duration.between(from, until);
    }

    @Override
    public boolean shouldContinue(Instant now) {
        while (step <= STEPS && now.isAfter(from.plus(length.multipliedBy(step).dividedBy(STEPS)))) {
            LOG.info("Demo customers: {} % simulated.", 100 * step++ / STEPS);
        }
        return true;
    }

    @Override
    public void stepFailed(Event event, RuntimeException failure) {
        LOG.error(
                "Demo customer {} cannot continue at {}, {}: {}",
                event.customer(),
                event.at(),
                event.what(),
                failure.getMessage(),
                failure);
        failures.add("%s, %s, %s: %s".formatted(event.customer(), event.at(), event.what(), failure.getMessage()));
    }

    void is(Totals result) {
        played = result;
    }

    Totals played() {
        return played;
    }

    /** The failed steps, one sentence each. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
