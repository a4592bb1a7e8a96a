package org.ostopolku.process.kpi;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.model.DeployedVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The place of each open journey: a stage, nurture, or left. An ended journey has no row. */
@Component
public class OpenJourneys {

    private static final String LEFT = "left";

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenJourneys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The facts of an open journey. */
    Optional<JourneyFacts> facts(String journey) {
        return jdbc.sql("""
                        select segment, product_category as productCategory, buying_situation as buyingSituation, owner
                        from open_journey where journey = :journey
                        """).param("journey", journey).query(JourneyFacts.class).optional();
    }

    /** The customer entered a stage, which the process of the execution serves. */
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

    /** The customer left a stage; the place is nurture if that follows, otherwise left. */
    void leave(String journey, String outcome) {
        jdbc.sql("update open_journey set place = :place, since = :now, since_on = :today where journey = :journey")
                .param("place", JourneyProcess.NURTURE.equals(outcome) ? JourneyProcess.NURTURE : LEFT)
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("journey", journey)
                .update();
    }

    /** The journey ended. */
    void end(String journey) {
        jdbc.sql("delete from open_journey where journey = :journey")
                .param("journey", journey)
                .update();
    }

    /** The customer sent a signal by self-service. */
    void signal(String journey) {
        jdbc.sql("update open_journey set last_signal_at = :now where journey = :journey")
                .params(Map.of("now", OffsetDateTime.now(clock), "journey", journey))
                .update();
    }

    /** A touchpoint was completed; updates the expected value too. */
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

    /** Sets the version of the open journeys that the engine has in version {@code to} now. */
    public void follow(String process, int from, int to) {
        jdbc.sql("""
                        update open_journey set process_version = :to
                        where process_key = :process and process_version = :from and\s""" + DeployedVersions.OPEN_JOURNEY_HAS_VERSION)
                .params(Map.of("process", process, "from", from, "to", to))
                .update();
    }

    /** Sets the owner. */
    public void changeOwner(String journey, String owner) {
        jdbc.sql("update open_journey set owner = :owner where journey = :journey")
                .params(Map.of("owner", owner, "journey", journey))
                .update();
    }

    /** Updates the facts. */
    void learn(String journey, JourneyFacts facts) {
        jdbc.sql("""
                        update open_journey set segment = :segment, product_category = :productCategory,
                            buying_situation = :buyingSituation, owner = :owner
                        where journey = :journey
                        """).params(facts.params()).param("journey", journey).update();
    }
}
