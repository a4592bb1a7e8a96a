package org.ostopolku.platform.database;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers, in the place of Spring Boot's indicator, which waits as long as the pool: a load balancer
 * does not. A check that still runs is waited for, and no second one begins.
 */
@Component("dbHealthContributor")
class DatabaseHealth extends AbstractHealthIndicator {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(1500);
    private static final int VALIDATION_SECONDS = 1;

    private final DataSource database;
    private FutureTask<Boolean> check;

    DatabaseHealth(DataSource database) {
        super("The database does not answer in time.");
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        var answers = check().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        health.status(answers ? Status.UP : Status.DOWN);
    }

    private synchronized FutureTask<Boolean> check() {
        if (check == null || check.isDone()) {
            check = new FutureTask<>(this::answers);
            var thread = new Thread(check, "database-health");
            thread.setDaemon(true);
            thread.start();
        }
        return check;
    }

    private boolean answers() throws Exception {
        try (var connection = database.getConnection()) {
            return connection.isValid(VALIDATION_SECONDS);
        }
    }
}
