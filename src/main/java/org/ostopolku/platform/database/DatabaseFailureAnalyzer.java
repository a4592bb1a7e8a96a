package org.ostopolku.platform.database;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the message of the database instead of a stack trace if the application cannot connect at start. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** Prefixes of SQL states: no connection, wrong password, unknown database, H2 file opened by another process. */
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
