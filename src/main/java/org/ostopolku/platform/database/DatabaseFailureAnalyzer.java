package org.ostopolku.platform.database;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the database's own sentence instead of a stack trace where it does not let the application in at start. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** SQL states begin so: no connection, wrong password, no such database, an H2 file that another process has open. */
    private static final String[] STATES = {"08", "28", "3D", "90020"};

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        var state = String.valueOf(cause.getSQLState());
        if (Stream.of(STATES).noneMatch(state::startsWith)) {
            return null;
        }
        return new FailureAnalysis(
                "The database cannot be used. It says: " + cause.getMessage(),
                "On PostgreSQL, check that it runs, and OSTOPOLKU_DB_URL, OSTOPOLKU_DB_USER and OSTOPOLKU_DB_PASSWORD."
                        + " On an H2 file, stop the other process that has it open.",
                cause);
    }
}
