package org.ostopolku.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/** Recognises requests that fail because the database is away, full or busy: they succeed when they are sent again later. */
public final class DatabaseFailures {

    /** The sentence for the caller. */
    public static final String SENTENCE =
            "The database cannot be used at the moment. Nothing was changed; try again in some seconds.";

    /** Value of the header {@code Retry-After}, in seconds. */
    public static final String RETRY_AFTER = "10";

    /**
     * Prefixes of SQL states. PostgreSQL: no connection, disk or connections used up, read-only after a failover, stopping or
     * starting. H2: file not writable, database closed or closing.
     */
    private static final String[] STATES = {
        "08", "53", "25006", "57P", "90028", "90031", "90067", "90098", "90121", "90135"
    };

    private DatabaseFailures() {}

    public static boolean isUnavailable(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && isUnavailable(sql));
    }

    private static boolean isUnavailable(SQLException error) {
        return error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLRecoverableException
                || Stream.of(STATES).anyMatch(String.valueOf(error.getSQLState())::startsWith);
    }
}
