package org.ostopolku.simulation.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.ostopolku.simulation.engine.RecordedJourney;
import org.ostopolku.simulation.engine.Simulation;
import org.ostopolku.simulation.engine.SimulationScenario;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with a simulated year of customers. Runs before the web port opens and the job executor starts,
 * because the clock is moved meanwhile.
 */
@Component
@Profile("demo")
@EnableConfigurationProperties(DemoCustomers.Settings.class)
class DemoCustomers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCustomers.class);
    private static final String STATE = "ostopolku.demo";
    private static final String PLAYING = "playing";
    private static final int DAYS = 365;

    /** Timer start events fire this long before the end. */
    private static final Duration WATCHED = Duration.ofDays(60);

    private final ProcessEngine engine;
    private final Simulation simulation;
    private final Clock clock;
    private final Settings settings;
    private boolean running;

    DemoCustomers(ProcessEngine engine, Simulation simulation, Clock clock, Settings settings) {
        this.engine = engine;
        this.simulation = simulation;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        var properties = engine.getManagementService().getProperties();
        if (PLAYING.equals(properties.get(STATE))) {
            LOG.warn("The simulation of the demo customers was interrupted; the data is incomplete."
                    + " Stop, delete the database, and start again.");
        } else if (settings.customers() > 0 && isEmpty()) {
            engine.getManagementService().setProperty(STATE, PLAYING);
            play(settings.customers(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            engine.getManagementService().setProperty(STATE, "played");
        }
    }

    /** Simulates that many customers over the year before the given time. */
    DemoProgress play(int number, Instant until) {
        LOG.info("Simulating {} demo customers over the past year. The web port opens afterwards.", number);
        long begin = System.nanoTime();
        var from = until.minus(Duration.ofDays(DAYS));
        var play = new DemoProgress(from, until);
        play.is(simulation.run(
                new SimulationScenario(
                        from,
                        until,
                        settings.seed(),
                        until.minus(WATCHED),
                        guests(number, from),
                        true,
                        simulation.manualStarts()),
                play));
        LOG.info(
                "Demo customers: done in {} s, {} tasks completed, {} messages sent, {} jobs executed, {} errors.",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                play.played().tasks(),
                play.played().messages(),
                play.played().jobs(),
                play.failures().size());
        return play;
    }

    /** The number of new customers grows over the year. */
    private static List<SimulationScenario.Arrival> guests(int number, Instant from) {
        double length = Duration.ofDays(DAYS).toSeconds();
        return IntStream.range(0, number)
                .mapToObj(guest -> new SimulationScenario.Arrival(
                        guest,
                        null,
                        from.plusSeconds((long) (length * Math.sqrt((guest + 0.5) / number))),
                        RecordedJourney.NONE))
                .toList();
    }

    private boolean isEmpty() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().count() == 0
                && engine.getRuntimeService().createProcessInstanceQuery().count() == 0;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }

    /**
     * @param customers how many; 0 for none
     * @param seed of the random generators
     */
    @ConfigurationProperties("ostopolku.demo")
    record Settings(
            @DefaultValue("200") int customers,
            @DefaultValue("7") long seed) {}
}
