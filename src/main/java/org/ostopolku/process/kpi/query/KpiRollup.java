package org.ostopolku.process.kpi.query;

import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums of the ledger by month and by day. Rows that are not in the sums yet are in {@code kpi_delta}; {@link KpiCube} reads both,
 * so that its result is always complete.
 */
@Component
public class KpiRollup implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(KpiRollup.class);

    private static final String CELL = """
            tier, kpi, recorded_from, stage, process_key, process_version, element, outcome, reason,
            segment, product_category, buying_situation, owner, since_month, bucket
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    /** SQL for the day of a time in the zone {@code :zone}. */
    private final String day;

    private final Clock clock;
    private final int foldFrom;

    KpiRollup(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DataSource dataSource,
            Clock clock,
            @Value("${ostopolku.figures.fold-from}") int foldFrom)
            throws MetaDataAccessException {
        this.foldFrom = foldFrom;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // The merge and the delete have to see the same deltas.
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        var url = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getURL());
        this.day = DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.H2
                ? "cast(formatdatetime(%s, 'yyyy-MM-dd', 'en', :zone) as date)"
                : "cast(%s at time zone :zone as date)";
        this.clock = clock;
    }

    /** Recomputes all sums if the time zone of the company has changed. */
    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            var zone = clock.getZone().getId();
            var counted = jdbc.sql("select zone from kpi_rollup_state where id = 1 for update")
                    .query(String.class)
                    .optional();
            if (counted.filter(zone::equals).isEmpty()) {
                setDays(zone);
                recount();
                jdbc.sql("update kpi_rollup_state set zone = :zone where id = 1")
                        .param("zone", zone)
                        .update();
                LOG.info("The figures were counted by the days of {}.", zone);
            }
        });
    }

    /** Recomputes the days of all rows of the ledger and of the open journeys. */
    private void setDays(String zone) {
        jdbc.sql("update kpi_record set recorded_on = %s, since_on = %s"
                        .formatted(day.formatted("recorded_at"), day.formatted("since")))
                .param("zone", zone)
                .update();
        jdbc.sql("update open_journey set since_on = " + day.formatted("since"))
                .param("zone", zone)
                .update();
    }

    /**
     * Merges the deltas into the sums if there are enough of them. A single row changes a cell in each tier; many rows share
     * cells. Queries read the deltas that wait.
     */
    @Scheduled(fixedDelayString = "${ostopolku.figures.fold-every:PT5S}")
    void foldIfEnough() {
        var waiting = jdbc.sql("select count(*) from (select id from kpi_delta fetch first :enough rows only) waiting")
                .param("enough", foldFrom)
                .query(Integer.class)
                .single();
        if (waiting >= foldFrom) {
            fold();
        }
    }

    /** Merges the deltas into the sums, unless another node holds the lock. */
    public void fold() {
        transaction.executeWithoutResult(status -> {
            var free = jdbc.sql("select id from kpi_rollup_state where id = 1 for update skip locked")
                    .query(Integer.class)
                    .optional();
            if (free.isPresent()) {
                foldDeltas();
            }
        });
    }

    /** Recomputes all sums from the ledger. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from kpi_rollup_state where id = 1 for update")
                    .query(Integer.class)
                    .single();
            recount();
        });
    }

    private void recount() {
        jdbc.sql("delete from kpi_delta").update();
        jdbc.sql("delete from kpi_rollup").update();
        for (var tier : RollupGrain.values()) {
            jdbc.sql("insert into kpi_rollup (" + CELL + ", n, total) " + cells(Stream.of(tier), "1", "kpi_record"))
                    .update();
        }
    }

    /** SQL for the cells of some tiers, from the rows of a table. */
    private static String cells(Stream<RollupGrain> tiers, String sign, String table) {
        return tiers.map(tier -> "select %d as tier, %s, %s as sign, kpi_value from %s where %s"
                        .formatted(tier.id(), tier.cell(), sign, table, tier.concerns()))
                .collect(Collectors.joining(
                        " union all ",
                        "select " + CELL + ", sum(sign) as n, sum(sign * kpi_value) as total from (",
                        ") rows_by_tier group by " + CELL));
    }

    private void foldDeltas() {
        jdbc.sql("merge into kpi_rollup cell using (" + cells(Stream.of(RollupGrain.values()), "sign", "kpi_delta")
                        + ") more on ("
                        + columns("cell.%1$s = more.%1$s", " and ") + """
                ) when matched then update set n = cell.n + more.n, total = cell.total + more.total
                when not matched then insert (
                """ + CELL + ", n, total) values ("
                        + columns("more.%s", ", ") + ", more.n, more.total)")
                .update();
        jdbc.sql("delete from kpi_delta").update();
    }

    private static String columns(String written, String between) {
        return Stream.of(CELL.strip().split(",\\s*")).map(written::formatted).collect(Collectors.joining(between));
    }
}
