package org.ostopolku.process.kpi;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the ledger, and for each change a delta for the roll-up. */
@Component
public class KpiRecords {

    private static final String DELTA = """
            insert into kpi_delta (sign, kpi, kpi_value, stage, process_key, process_version, element, outcome, reason,
                since_on, bucket, recorded_on, segment, product_category, buying_situation, owner)
            """;
    private static final String WITHDRAWAL = DELTA + """
            select -1, kpi, kpi_value, stage, process_key, process_version, element, outcome, reason,
              since_on, bucket, recorded_on, segment, product_category, buying_situation, owner
            from kpi_record
            """;

    /** The journey of the rows of a process that serves no customer. */
    static final String OUTSIDE_OF_ANY_JOURNEY = "-";

    private static final String LACKING_A_FACT = """
            where journey = :journey and (segment is null and cast(:segment as varchar) is not null
                or product_category is null and cast(:productCategory as varchar) is not null
                or buying_situation is null and cast(:buyingSituation as varchar) is not null
                or owner is null and cast(:owner as varchar) is not null)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    KpiRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a row; the value is in the KPI's unit. */
    public void add(
            String journey,
            String stage,
            KpiDefinition kpi,
            BigDecimal value,
            JourneyFacts facts,
            ProcessDefinition process,
            KpiEntry entry) {
        var since = Optional.ofNullable(entry.since()).map(point -> point.atZone(clock.getZone()));
        var params = facts.params();
        params.put("journey", journey);
        params.put("stage", stage);
        params.put("kpi", kpi.id());
        params.put("value", value);
        params.put("unit", kpi.unit().id());
        params.put("kind", kpi.kind().id());
        params.put("process", process.getKey());
        params.put("version", process.getVersion());
        params.put("element", entry.element());
        params.put("outcome", entry.outcome());
        params.put("reason", entry.reason());
        params.put("since", since.map(point -> point.toOffsetDateTime()).orElse(null));
        params.put("sinceOn", since.map(point -> point.toLocalDate()).orElse(null));
        params.put("bucket", kpi.hasPercentiles() ? Buckets.of(value.doubleValue()) : null);
        params.put("activityInstance", entry.activityInstance());
        params.put("recordedAt", OffsetDateTime.now(clock));
        params.put("recordedOn", LocalDate.now(clock));
        jdbc.sql("""
                        insert into kpi_record (journey, stage, kpi, kpi_value, unit, kind, segment, product_category,
                            buying_situation, owner, process_key, process_version, element, outcome, reason,
                            since, since_on, bucket, activity_instance, recorded_at, recorded_on)
                        values (:journey, :stage, :kpi, :value, :unit, :kind, :segment, :productCategory,
                            :buyingSituation, :owner, :process, :version, :element, :outcome, :reason,
                            :since, :sinceOn, :bucket, :activityInstance, :recordedAt, :recordedOn)
                        """).params(params).update();
        jdbc.sql(DELTA + """
                        values (1, :kpi, :value, :stage, :process, :version, :element, :outcome, :reason,
                            :sinceOn, :bucket, :recordedOn, :segment, :productCategory, :buyingSituation, :owner)
                        """).params(params).update();
    }

    /** The facts in the rows of a journey; empty without rows. */
    Optional<JourneyFacts> facts(String journey) {
        return OUTSIDE_OF_ANY_JOURNEY.equals(journey)
                ? Optional.empty()
                : jdbc.sql("""
                        select segment, product_category as productCategory, buying_situation as buyingSituation, owner
                        from kpi_record where journey = :journey order by id desc fetch first 1 rows only
                        """)
                        .param("journey", journey)
                        .query(JourneyFacts.class)
                        .optional();
    }

    /** Adds facts that were unknown when the earlier rows of the journey were written. */
    public void learn(String journey, JourneyFacts facts) {
        var params = facts.params();
        params.put("journey", journey);
        jdbc.sql(WITHDRAWAL + LACKING_A_FACT).params(params).update();
        jdbc.sql(DELTA + """
                        select 1, kpi, kpi_value, stage, process_key, process_version, element, outcome, reason,
                            since_on, bucket, recorded_on, coalesce(segment, :segment),
                            coalesce(product_category, :productCategory), coalesce(buying_situation, :buyingSituation),
                            coalesce(owner, :owner)
                        from kpi_record
                        """ + LACKING_A_FACT).params(params).update();
        jdbc.sql("""
                        update kpi_record set segment = coalesce(segment, :segment),
                            product_category = coalesce(product_category, :productCategory),
                            buying_situation = coalesce(buying_situation, :buyingSituation),
                            owner = coalesce(owner, :owner)
                        """ + LACKING_A_FACT).params(params).update();
    }

    /** Gives all rows of a journey another owner, so that the customer's figures go with the customer. */
    public void changeOwner(String journey, String owner) {
        var rows = "where journey = :journey and (owner is null or owner <> :owner)";
        var params = Map.of("journey", journey, "owner", owner);
        jdbc.sql(WITHDRAWAL + rows).params(params).update();
        jdbc.sql(DELTA + """
                        select 1, kpi, kpi_value, stage, process_key, process_version, element, outcome, reason,
                            since_on, bucket, recorded_on, segment, product_category, buying_situation, :owner
                        from kpi_record
                        """ + rows).params(params).update();
        jdbc.sql("update kpi_record set owner = :owner " + rows).params(params).update();
    }

    /** Deletes all rows of a journey. */
    public void remove(String journey) {
        jdbc.sql(WITHDRAWAL + "where journey = :journey")
                .param("journey", journey)
                .update();
        jdbc.sql("delete from kpi_record where journey = :journey")
                .param("journey", journey)
                .update();
    }

    /** The sum of what a journey has logged of a KPI; 0 if nothing. */
    BigDecimal balance(String journey, String kpi) {
        return jdbc.sql("select coalesce(sum(kpi_value), 0) from kpi_record where journey = :journey and kpi = :kpi")
                .param("journey", journey)
                .param("kpi", kpi)
                .query(BigDecimal.class)
                .single();
    }

    /** The passages of a journey, each a stage that was entered, since its last order. */
    List<Passage> passagesSinceTheLastOrder(String journey) {
        return jdbc.sql("""
                        select activity_instance as instance, stage, recorded_at as since from kpi_record entry
                        where journey = :journey and kpi = :entered and not exists (
                            select 1 from kpi_record earlier where earlier.journey = entry.journey
                                and earlier.kpi = :toOrder and earlier.activity_instance = entry.activity_instance)
                        order by id
                        """)
                .params(Map.of("journey", journey, "entered", KpiIds.STAGE_ENTERED, "toOrder", KpiIds.DAYS_TO_ORDER))
                .query(Passage.class)
                .list();
    }

    /**
     * @param instance id of the stage's process instance
     * @param since when the stage was entered
     */
    record Passage(String instance, String stage, OffsetDateTime since) {}
}
