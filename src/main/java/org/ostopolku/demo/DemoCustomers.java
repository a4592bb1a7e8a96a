package org.ostopolku.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.ostopolku.engine.SimulatedTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

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

    private final ProcessEngine engine;
    private final DeployedForms forms;
    private final FormFilling filling;
    private final Behaviour behaviour;
    private final SimulatedTime time;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Settings settings;
    private boolean running;

    DemoCustomers(
            ProcessEngine engine,
            DeployedForms forms,
            FormFilling filling,
            Behaviour behaviour,
            SimulatedTime time,
            TransactionOperations transaction,
            Clock clock,
            Settings settings) {
        this.engine = engine;
        this.forms = forms;
        this.filling = filling;
        this.behaviour = behaviour;
        this.time = time;
        this.transaction = transaction;
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
    Play.Result play(int number, Instant until) {
        LOG.info("{} demo customers are played over the past year; the web opens afterwards.", number);
        long begin = System.nanoTime();
        var customers = new Customers(behaviour, clock, settings.seed());
        var teams = new DemoTeams(engine.getIdentityService());
        var scene = new Scene(engine, forms, filling, behaviour, customers, teams, new Agenda(), clock);
        try {
            var result = new Play(scene, time, transaction, until.minus(Duration.ofDays(DAYS)), until).perform(number);
            LOG.info(
                    "Demo customers: done in {} s, {} jobs executed, {} errors.",
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    result.jobs(),
                    result.failures().size());
            return result;
        } finally {
            time.backToNow();
        }
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
