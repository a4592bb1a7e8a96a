package org.ostopolku.kpi;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums of the ledger by month, from which figures are told at any size of the ledger. What is not in them yet stands in
 * {@code kpi_delta}, so that both together are always right; {@link KpiCube} reads them.
 */
@Component
public class KpiRollup implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(KpiRollup.class);

    /** Cells of all tiers, from the rows of a table; %1$s is a row's sign, %2$s the table. */
    private static final String CELLS = """
            select tier, kpi, recorded_month, stage, process_key, process_version, element, outcome, reason,
                segment, product_category, buying_situation, owner, since_month, bucket,
                sum(sign) as n, sum(sign * kpi_value) as total
            from (select tiers.tier, kpi, cast(date_trunc('month', recorded_on) as date) as recorded_month,
                    coalesce(stage, '') as stage, process_key, process_version, element,
                    coalesce(outcome, '') as outcome, coalesce(reason, '') as reason,
                    case when tiers.tier > 0 then coalesce(segment, '') else '' end as segment,
                    case when tiers.tier > 0 then coalesce(product_category, '') else '' end as product_category,
                    case when tiers.tier > 0 then coalesce(buying_situation, '') else '' end as buying_situation,
                    case when tiers.tier > 1 then coalesce(owner, '') else '' end as owner,
                    case when kpi = 'stage-left' then coalesce(cast(date_trunc('month', since_on) as date), date '0001-01-01')
                        else date '0001-01-01' end as since_month,
                    case when tiers.tier > 0 and kpi in ('touchpoint-hours', 'days-to-order') then -32768
                        else coalesce(bucket, -32768) end as bucket,
                    %1$s as sign, kpi_value
                from %2$s cross join (values (0), (1), (2)) tiers (tier)) rows_by_tier
            group by tier, kpi, recorded_month, stage, process_key, process_version, element, outcome, reason,
                segment, product_category, buying_situation, owner, since_month, bucket
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LedgerDays days;
    private final Clock clock;

    KpiRollup(JdbcClient jdbc, PlatformTransactionManager transactions, LedgerDays days, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // What is folded in one statement and removed in the next has to be the same.
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.days = days;
        this.clock = clock;
    }

    /** Counts everything anew if the company's time zone is not the one of the last count. */
    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            var zone = clock.getZone().getId();
            var counted = jdbc.sql("select zone from kpi_rollup_state where id = 1 for update")
                    .query(String.class)
                    .optional();
            if (counted.filter(zone::equals).isEmpty()) {
                days.setAll(clock.getZone());
                recount();
                jdbc.sql("update kpi_rollup_state set zone = :zone where id = 1")
                        .param("zone", zone)
                        .update();
                LOG.info("The figures were counted by the days of {}.", zone);
            }
        });
    }

    /** Moves what has been logged meanwhile into the sums, unless another node is at it. */
    @Scheduled(fixedDelayString = "${ostopolku.figures.fold-every:PT5S}")
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

    /** Throws the sums away and makes them anew from the ledger. */
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
        jdbc.sql("""
                insert into kpi_rollup (tier, kpi, recorded_month, stage, process_key, process_version, element, outcome,
                    reason, segment, product_category, buying_situation, owner, since_month, bucket, n, total)
                """ + CELLS.formatted("1", "kpi_record")).update();
    }

    private void foldDeltas() {
        if (jdbc.sql("select count(*) from (select id from kpi_delta fetch first 1 rows only) waiting")
                        .query(Integer.class)
                        .single()
                == 0) {
            return;
        }
        jdbc.sql("merge into kpi_rollup cell using (" + CELLS.formatted("sign", "kpi_delta") + """
                ) more on (cell.tier = more.tier and cell.kpi = more.kpi and cell.recorded_month = more.recorded_month
                    and cell.stage = more.stage and cell.process_key = more.process_key
                    and cell.process_version = more.process_version and cell.element = more.element
                    and cell.outcome = more.outcome and cell.reason = more.reason and cell.segment = more.segment
                    and cell.product_category = more.product_category
                    and cell.buying_situation = more.buying_situation and cell.owner = more.owner
                    and cell.since_month = more.since_month and cell.bucket = more.bucket)
                when matched then update set n = cell.n + more.n, total = cell.total + more.total
                when not matched then insert (tier, kpi, recorded_month, stage, process_key, process_version, element,
                    outcome, reason, segment, product_category, buying_situation, owner, since_month, bucket, n, total)
                values (more.tier, more.kpi, more.recorded_month, more.stage, more.process_key, more.process_version,
                    more.element, more.outcome, more.reason, more.segment, more.product_category,
                    more.buying_situation, more.owner, more.since_month, more.bucket, more.n, more.total)
                """)
                .update();
        jdbc.sql("delete from kpi_delta").update();
    }
}
