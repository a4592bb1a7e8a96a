package org.ostopolku.customer.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The erasures by refusal whose grace time runs: which process waits for which day. */
@Component
class ScheduledErasures {

    private final JdbcClient jdbc;
    private final Clock clock;

    ScheduledErasures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A scheduled erasure.
     *
     * @param process id of the process instance that waits
     * @param eraseOn the day at whose start the person is erased
     */
    record ScheduledErasure(String process, LocalDate eraseOn) {}

    void add(String journey, String process, LocalDate eraseOn) {
        jdbc.sql("""
                        insert into scheduled_erasure (journey, process_instance, scheduled_at, erase_on)
                        values (:journey, :process, :now, :eraseOn)
                        """)
                .params(Map.of(
                        "journey", journey, "process", process, "now", OffsetDateTime.now(clock), "eraseOn", eraseOn))
                .update();
    }

    Optional<ScheduledErasure> find(String journey) {
        return jdbc.sql("""
                        select process_instance as process, erase_on as eraseOn from scheduled_erasure
                        where journey = :journey
                        """)
                .param("journey", journey)
                .query(ScheduledErasure.class)
                .optional();
    }

    /** Removes the entry, because the erasure was done or revoked. */
    void remove(String journey) {
        jdbc.sql("delete from scheduled_erasure where journey = :journey")
                .param("journey", journey)
                .update();
    }
}
