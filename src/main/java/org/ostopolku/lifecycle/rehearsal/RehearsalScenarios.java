package org.ostopolku.lifecycle.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Request;
import org.ostopolku.simulation.engine.RecordedJourney;
import org.ostopolku.simulation.engine.Simulation;
import org.ostopolku.simulation.engine.SimulationScenario;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Builds the scenarios of the two runs. Both have the same customers. */
@Component
@Profile("rehearsal")
class RehearsalScenarios {

    /** The same in both runs, so that they generate the same customers. */
    private static final long SEED = 7;

    private static final Duration TIMERS_ACTIVE = Duration.ofDays(3);
    private static final Duration BETWEEN_GENERATED = Duration.ofHours(20);
    private static final long SECONDS_OF_DAY = 86_400;

    private final Simulation simulation;

    RehearsalScenarios(Simulation simulation) {
        this.simulation = simulation;
    }

    /**
     * @param phase prefix of the journey numbers
     * @param until end of simulated time; null for the end of the last journey's days
     * @param changed ids of the processes in the candidate; of those started by hand, only these are started
     */
    SimulationScenario build(String phase, Request request, Instant until, Set<String> changed) {
        var arrivals = arrivals(phase, request);
        var from = arrivals.stream()
                .map(SimulationScenario.Arrival::at)
                .min(Instant::compareTo)
                .orElseThrow();
        var end = until == null ? end(arrivals, request.days()) : until;
        var manualStarts = new TreeSet<>(simulation.manualStarts());
        manualStarts.retainAll(changed);
        return new SimulationScenario(from, end, SEED, end.minus(TIMERS_ACTIVE), arrivals, false, manualStarts);
    }

    /** Recorded journeys begin when they began; generated ones follow at a fixed interval. */
    private static List<SimulationScenario.Arrival> arrivals(String phase, Request request) {
        var arrivals = new ArrayList<SimulationScenario.Arrival>();
        var first = request.now().minus(Duration.ofDays(request.days()));
        for (int number = 0; number < request.journeys(); number++) {
            var recorded = number < request.past().size() ? request.past().get(number) : RecordedJourney.NONE;
            var at = recorded.messages().isEmpty()
                    ? first.plus(BETWEEN_GENERATED.multipliedBy(number))
                    : recorded.messages().get(0).at();
            arrivals.add(new SimulationScenario.Arrival(number, phase + "-" + number, at, recorded));
        }
        return arrivals;
    }

    private static Instant end(List<SimulationScenario.Arrival> arrivals, int days) {
        return arrivals.stream()
                .map(arrival -> arrival.at().plusSeconds(days * SECONDS_OF_DAY))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
