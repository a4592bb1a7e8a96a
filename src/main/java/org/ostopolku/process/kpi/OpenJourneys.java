package org.ostopolku.process.kpi;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where every open journey stands: in a stage, kept warm, or on its way out. A journey that has ended is not here. */
@Component
class OpenJourneys {

    private static final String LEFT = "left";

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenJourneys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is known of an open journey. */
    Optional<JourneyFacts> facts(String journey) {
        return jdbc.sql("""
                        select segment, product_category as productCategory, buying_situation as buyingSituation, owner
                        from open_journey where journey = :journey
                        """).param("journey", journey).query(JourneyFacts.class).optional();
    }

    /** The customer is at a stage now, served by the execution's process. */
    void enter(DelegateExecution execution, String stage) {
        var journey = execution.getProcessBusinessKey();
        var facts = JourneyFacts.of(execution);
        var process = execution
                .getProcessEngineServices()
                .getRepositoryService()
                .getProcessDefinition(execution.getProcessDefinitionId());
        var known = facts(journey);
        var statement = known.isPresent() ? """
                update open_journey set place = :stage, since = :now, since_on = :today, segment = :segment,
                    product_category = :productCategory, buying_situation = :buyingSituation, owner = :owner,
                    process_key = :process, process_version = :version
                where journey = :journey
                """ : """
                insert into open_journey (journey, place, since, since_on, segment, product_category, buying_situation,
                    owner, process_key, process_version)
                values (:journey, :stage, :now, :today, :segment, :productCategory, :buyingSituation, :owner, :process,
                    :version)
                """;
        jdbc.sql(statement)
                .params(known.map(facts::orElse).orElse(facts).params())
                .param("journey", journey)
                .param("stage", stage)
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("process", process.getKey())
                .param("version", process.getVersion())
                .update();
    }

    /** The customer has left a stage, for being kept warm or for what comes next, if anything. */
    void leave(String journey, String outcome) {
        jdbc.sql("update open_journey set place = :place, since = :now, since_on = :today where journey = :journey")
                .param("place", JourneyProcess.NURTURE.equals(outcome) ? JourneyProcess.NURTURE : LEFT)
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("journey", journey)
                .update();
    }

    /** The journey is over. */
    void end(String journey) {
        jdbc.sql("delete from open_journey where journey = :journey")
                .param("journey", journey)
                .update();
    }

    /** The customer did something by themselves. */
    void signal(String journey) {
        jdbc.sql("update open_journey set last_signal_at = :now where journey = :journey")
                .param("now", OffsetDateTime.now(clock))
                .param("journey", journey)
                .update();
    }

    /** A touchpoint was completed, after which the customer is expected to buy for so much. */
    void touchpoint(DelegateExecution execution) {
        jdbc.sql("""
                        update open_journey set last_touchpoint_at = :now, expected_value = :expectedValue
                        where journey = :journey
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("expectedValue", execution.getVariable("expectedValue") instanceof Number eur ? eur : null)
                .param("journey", execution.getProcessBusinessKey())
                .update();
    }

    /** Something is known now that was not before. */
    void learn(String journey, JourneyFacts facts) {
        jdbc.sql("""
                        update open_journey set segment = :segment, product_category = :productCategory,
                            buying_situation = :buyingSituation, owner = :owner
                        where journey = :journey
                        """).params(facts.params()).param("journey", journey).update();
    }
}
