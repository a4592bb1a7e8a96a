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
 * Fills an empty database with customers who have been with us for up to a year. They are played before the web port
 * opens and the job executor starts, because the clock is not the real one meanwhile.
 */
@Component
@Profile("demo")
@EnableConfigurationProperties(DemoCustomers.Settings.class)
class DemoCustomers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCustomers.class);
    private static final String STATE = "ostopolku.demo";
    private static final String PLAYING = "playing";
    private static final int DAYS = 365;

    /** How long before the end what the clock starts has been going on. */
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
            LOG.warn("The play of the demo customers was interrupted, and half a play shows nothing true."
                    + " Stop, delete the database, and start again.");
        } else if (settings.customers() > 0 && isEmpty()) {
            engine.getManagementService().setProperty(STATE, PLAYING);
            play(settings.customers(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            engine.getManagementService().setProperty(STATE, "played");
        }
    }

    /** Plays so many customers over the year before the given time. */
    DemoProgress play(int number, Instant until) {
        LOG.info("{} demo customers are played over the past year; the web opens afterwards.", number);
        long begin = System.nanoTime();
        var from = until.minus(Duration.ofDays(DAYS));
        var play = new DemoProgress(from, until);
        play.is(simulation.play(
                new SimulationScenario(
                        from,
                        until,
                        settings.seed(),
                        until.minus(WATCHED),
                        guests(number, from),
                        true,
                        simulation.byHand()),
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

    /** The company grows: the later in the year, the more customers notice it. */
    private static List<SimulationScenario.Guest> guests(int number, Instant from) {
        double length = Duration.ofDays(DAYS).toSeconds();
        return IntStream.range(0, number)
                .mapToObj(guest -> new SimulationScenario.Guest(
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

    /** Long before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }

    /**
     * @param customers how many; 0 plays none
     * @param seed another one makes other customers
     */
    @ConfigurationProperties("ostopolku.demo")
    record Settings(
            @DefaultValue("200") int customers,
            @DefaultValue("7") long seed) {}
}
