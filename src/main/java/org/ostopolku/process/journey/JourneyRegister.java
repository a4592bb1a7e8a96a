package org.ostopolku.process.journey;

import java.time.Clock;
import java.time.OffsetDateTime;
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

/** The journey numbers in use. */
@Component
class JourneyRegister {

    private static final String SEQUENCE = "journey_number";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DataFieldMaxValueIncrementer sequence;

    JourneyRegister(JdbcClient jdbc, DataSource dataSource, Clock clock) throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sequence = sequence(dataSource);
    }

    /** The next number of the sequence that no journey has. */
    String nextFree() {
        String number;
        do {
            number = "J-" + sequence.nextLongValue();
        } while (isTaken(number));
        return number;
    }

    /** Reserves a number for a new journey; false if another journey has it. */
    boolean take(String number) {
        try {
            jdbc.sql("insert into journey (number, started_at) values (:number, :startedAt)")
                    .param("number", number)
                    .param("startedAt", OffsetDateTime.now(clock))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean isTaken(String number) {
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
