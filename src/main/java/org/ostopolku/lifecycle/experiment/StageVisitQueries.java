package org.ostopolku.lifecycle.experiment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.model.DeployedVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the ledger the journeys that entered a stage with one of two versions. */
@Component
class StageVisitQueries {

    private static final String FIRST_ENTRIES = """
            from kpi_record entry
            %s
            where entry.kpi = :entered and entry.process_key = :process
                and entry.process_version in (:versions) and entry.journey <> '-'
                and not exists (
                    select 1 from kpi_record earlier
                    where earlier.journey = entry.journey and earlier.kpi = :entered
                        and earlier.process_key = entry.process_key and earlier.id < entry.id)
            """;

    private static final String IN_THE_EXPERIMENT = """
             and exists (
                select 1 from experiment_journey part
                where part.experiment = :experiment and part.journey = entry.journey
                    and part.version = entry.process_version)
            """;

    private final JdbcClient jdbc;

    StageVisitQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The journeys to read.
     *
     * @param experiment only journeys that take part in it; null for all
     */
    record Which(String process, List<Integer> versions, Long experiment, FigureFilter filter) {

        private FilterCondition condition() {
            return FilterCondition.of(filter, "entry").within(filter, "entry");
        }

        private String sql(String columns, String joins) {
            return "select " + columns + " " + FIRST_ENTRIES.formatted(joins)
                    + condition().more()
                    + (experiment == null ? "" : IN_THE_EXPERIMENT);
        }

        private Map<String, Object> params() {
            var params = new HashMap<>(condition().params());
            params.put("process", process);
            params.put("entered", KpiIds.STAGE_ENTERED);
            params.put("versions", versions);
            if (experiment != null) {
                params.put("experiment", experiment);
            }
            return params;
        }
    }

    /**
     * A journey's first time in the stage.
     *
     * @param gone null if it is still in the stage
     * @param changed whether it was migrated to another version meanwhile
     */
    record Entry(
            String journey,
            int version,
            Instant entered,
            Instant gone,
            String outcome,
            String reason,
            boolean changed) {}

    List<Entry> entries(Which which) {
        return jdbc.sql(which.sql("""
                                entry.journey, entry.process_version as version, entry.recorded_at as entered,
                                gone.recorded_at as gone, gone.outcome, gone.reason,
                                coalesce(gone.process_version, model.VERSION_, entry.process_version) as last_version
                                """, """
                                left join kpi_record gone
                                    on gone.activity_instance = entry.activity_instance and gone.kpi = :left
                                """ + DeployedVersions.MODEL_OF_ENTRY))
                .params(which.params())
                .param("left", KpiIds.STAGE_LEFT)
                .query((row, number) -> new Entry(
                        row.getString("journey"),
                        row.getInt("version"),
                        instant(row, "entered"),
                        instant(row, "gone"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getInt("version") != row.getInt("last_version")))
                .list();
    }

    record Logged(String journey, String kpi, double value, Instant at) {}

    /** Orders and order values of these journeys. */
    List<Logged> orders(Which which) {
        return logged(which, "kpi in (:kpis) and kpi_value > 0", KpiIds.ORDERS, KpiIds.ORDER_BOOK);
    }

    /** Feedback answered or not answered by these journeys in the stage. */
    List<Logged> answers(Which which) {
        return logged(
                which,
                "stage = :process and kpi in (:kpis) and (kpi <> '" + KpiIds.FEEDBACK_ANSWERED + "' or kpi_value = 0)",
                KpiIds.FEEDBACK_DISSATISFIED,
                KpiIds.FEEDBACK_SATISFIED,
                KpiIds.FEEDBACK_VERY_SATISFIED,
                KpiIds.FEEDBACK_ANSWERED);
    }

    private List<Logged> logged(Which which, String what, String... kpis) {
        return jdbc.sql("select journey, kpi, kpi_value, recorded_at from kpi_record where " + what
                        + " and journey in (" + which.sql("entry.journey", "") + ")")
                .params(which.params())
                .param("kpis", List.of(kpis))
                .query((row, number) -> new Logged(
                        row.getString("journey"),
                        row.getString("kpi"),
                        row.getDouble("kpi_value"),
                        instant(row, "recorded_at")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
