package org.ostopolku.platform.engine;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;

/** Recognises the failure of a transaction because another one changed the same data. */
public final class Conflicts {

    /** Serialization failure, deadlock and lock timeout of PostgreSQL; deadlock and lock timeout of H2. */
    private static final Set<String> SQL_STATES = Set.of("40001", "40P01", "55P03", "HYT00");

    /** What the engine (7.24.0) says if a process ends between two of its queries. */
    private static final String PROCESS_GONE = "Cannot restore state of process instance";

    private Conflicts() {}

    public static boolean isCause(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof SQLException sql && SQL_STATES.contains(String.valueOf(sql.getSQLState()))
                        || cause instanceof NullValueException
                                && String.valueOf(cause.getMessage()).startsWith(PROCESS_GONE));
    }
}
