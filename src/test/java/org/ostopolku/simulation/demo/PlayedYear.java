package org.ostopolku.simulation.demo;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ostopolku.platform.engine.SimulatedTime;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Simulates the customers of {@link PlayedCustomers} before the web port opens. Uses a database that contains them already
 * (given by {@code -Dspring.datasource.url}) as it is.
 */
public class PlayedYear implements SmartLifecycle {

    /** End of the year, to which the clock is set. */
    public static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

    public static final int CUSTOMERS = 300;

    private final DemoCustomers customers;
    /** The engine property that holds the number of completed tasks. */
    private static final String TASKS = "test.played-year.tasks";

    private final ProcessEngine engine;
    private final DataSource database;
    private List<String> failures;

    PlayedYear(DemoCustomers customers, ProcessEngine engine, DataSource database) {
        this.customers = customers;
        this.engine = engine;
        this.database = database;
    }

    @Override
    public void start() {
        failures = List.of();
        if (engine.getHistoryService().createHistoricProcessInstanceQuery().count() == 0) {
            var played = customers.play(CUSTOMERS, END);
            failures = played.failures();
            engine.getManagementService()
                    .setProperty(TASKS, String.valueOf(played.played().tasks()));
            if (failures.isEmpty()) {
                PlayedYearSnapshot.save(database);
            }
        }
    }

    @Override
    public void stop() {
        failures = null;
    }

    @Override
    public boolean isRunning() {
        return failures != null;
    }

    /** Before the web server, as the demo customers themselves. */
    @Override
    public int getPhase() {
        return 0;
    }

    int tasks() {
        return Integer.parseInt(engine.getManagementService().getProperties().get(TASKS));
    }

    /** The failed steps, one sentence each. */
    List<String> failures() {
        return failures;
    }

    /** All contexts of the test run share one clock; it is fixed only during classes that need it. */
    static class ClockStandsStill implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext test) {
            time(test).moveTo(END);
        }

        @Override
        public void afterAll(ExtensionContext test) {
            time(test).backToNow();
        }

        private static SimulatedTime time(ExtensionContext test) {
            return SpringExtension.getApplicationContext(test).getBean(SimulatedTime.class);
        }
    }
}
