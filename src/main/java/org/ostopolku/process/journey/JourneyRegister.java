package org.ostopolku.process.journey;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.H2SequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.PostgresSequenceMaxValueIncrementer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The journey numbers that journeys have or had. */
@Component
public class JourneyRegister {

    private static final String SEQUENCE = "journey_number";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DataFieldMaxValueIncrementer sequence;
    private final TransactionTemplate savepoint;

    JourneyRegister(JdbcClient jdbc, DataSource dataSource, Clock clock, PlatformTransactionManager transactions)
            throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        // PostgreSQL refuses all statements after a failed one, unless the transaction is rolled back to a savepoint.
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.sequence = sequence(dataSource);
    }

    /** Reserves the next number of the sequence that no journey has. */
    String takeNext(String process) {
        String number;
        do {
            number = "J-" + sequence.nextLongValue();
        } while (!take(number, process));
        return number;
    }

    /** Reserves a number for a new journey, for ever; false if another journey has it, in upper or lower case. */
    boolean take(String number, String process) {
        try {
            savepoint.executeWithoutResult(status -> add(number, process));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void add(String number, String process) {
        jdbc.sql("""
                        insert into journey (number, folded, process, started_at)
                        values (:number, :folded, :process, :startedAt)
                        """)
                .param("number", number)
                .param("folded", JourneyNumber.fold(number))
                .param("process", process)
                .param("startedAt", OffsetDateTime.now(clock))
                .update();
    }

    /** Waits until no other transaction has the lock of this journey, then holds it until the end of this transaction. */
    public void lock(String number) {
        jdbc.sql("select number from journey where number = :number for update")
                .param("number", number)
                .query(String.class)
                .optional();
    }

    /** Whether this process instance has reserved the number. */
    boolean isTakenBy(String number, String process) {
        return jdbc.sql("select count(*) from journey where number = :number and process = :process")
                        .params(Map.of("number", number, "process", process))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether a journey has, or had, exactly this number. */
    public boolean isTaken(String number) {
        return jdbc.sql("select count(*) from journey where number = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static DataFieldMaxValueIncrementer sequence(DataSource dataSource) throws MetaDataAccessException {
        var url = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getURL());
        return switch (DatabaseDriver.fromJdbcUrl(url)) {
            case H2 -> new H2SequenceMaxValueIncrementer(dataSource, SEQUENCE);
            case POSTGRESQL -> new PostgresSequenceMaxValueIncrementer(dataSource, SEQUENCE);
            default -> throw new IllegalStateException("Neither H2 nor PostgreSQL: " + url);
        };
    }
}
