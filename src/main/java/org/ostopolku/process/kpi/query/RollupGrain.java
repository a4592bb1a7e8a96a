package org.ostopolku.process.kpi.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiIds;

/**
 * The tiers of the roll-up. Each tier sums the whole ledger by its own columns; a query reads the coarsest tier that has the
 * columns it needs.
 */
enum RollupGrain {
    /** By month, without facts and owner. */
    MONTHS(0, false, "stage process_key process_version element outcome reason since_month bucket"),
    /** By month, with segment, product category and buying situation. */
    FACTS(
            1,
            false,
            "stage process_key process_version element outcome reason segment product_category buying_situation since_month bucket"),
    /** By month, with owner. */
    OWNERS(2, false, "stage process_key process_version element outcome reason owner since_month bucket"),
    /** By day, without facts and owner, without the hours of touchpoints: these have too many buckets. */
    DAYS(3, true, "stage process_key process_version element outcome reason since_month bucket"),
    /** By month, only buckets. */
    KPIS(4, false, "bucket"),
    /** By day, only buckets. */
    KPI_DAYS(5, true, "bucket"),
    /** By month, with stage and segment. */
    SEGMENTS(6, false, "stage segment since_month"),
    /** By month, with segment. */
    SEGMENT(7, false, "stage process_key process_version element outcome reason segment bucket"),
    /** By month, with product category. */
    CATEGORY(8, false, "stage process_key process_version element outcome reason product_category bucket"),
    /** By month, with buying situation. */
    SITUATION(9, false, "stage process_key process_version element outcome reason buying_situation bucket"),
    /** By month, only segment, product category and buying situation. */
    KPI_FACTS(10, false, "segment product_category buying_situation"),
    /** By day, only segment, product category and buying situation; without the KPIs that every stage and touchpoint logs. */
    KPI_FACT_DAYS(11, true, "segment product_category buying_situation");

    private static final Set<String> FACTS_AND_OWNER =
            Set.of("segment", "product_category", "buying_situation", "owner");

    private final int id;
    private final boolean byDay;
    private final Set<String> known;

    RollupGrain(int id, boolean byDay, String known) {
        this.id = id;
        this.byDay = byDay;
        this.known = Set.of(known.split(" "));
    }

    /** The value of the column {@code tier} of {@code kpi_rollup}. Never change or reuse an id: rows of the table carry it. */
    int id() {
        return id;
    }

    /** The tier by day that corresponds to this tier by month; null if there is none. */
    RollupGrain ofDays() {
        return switch (this) {
            case MONTHS -> DAYS;
            case KPIS -> KPI_DAYS;
            case KPI_FACTS -> KPI_FACT_DAYS;
            default -> null;
        };
    }

    /**
     * The columns of a cell without tier and sums, from a row of the ledger. An unknown value, or a column that the tier does
     * not have, is empty, 0, the day 0001-01-01 or {@link Buckets#NONE}. The KPI stage-days has neither outcome nor reason;
     * touchpoint-hours and days-to-order have no bucket in tiers with facts or owner.
     */
    String cell() {
        return String.join(
                ", ",
                "kpi",
                "cast(%s as date) as recorded_from"
                        .formatted(byDay ? "recorded_on" : "date_trunc('month', recorded_on)"),
                column("stage", "coalesce(stage, '')", "''"),
                column("process_key", "process_key", "''"),
                column("process_version", "process_version", "0"),
                column("element", "element", "''"),
                column("outcome", ofAllButStays("outcome"), "''"),
                column("reason", ofAllButStays("reason"), "''"),
                column("segment", "coalesce(segment, '')", "''"),
                column("product_category", "coalesce(product_category, '')", "''"),
                column("buying_situation", "coalesce(buying_situation, '')", "''"),
                column("owner", "coalesce(owner, '')", "''"),
                column(
                        "since_month",
                        "case when kpi = '" + KpiIds.STAGE_LEFT
                                + "' then coalesce(cast(date_trunc('month', since_on) as date), date '0001-01-01')"
                                + " else date '0001-01-01' end",
                        "date '0001-01-01'"),
                column("bucket", ofShortTimes("coalesce(bucket, -32768)"), "-32768"));
    }

    private String column(String name, String value, String unknown) {
        return (known.contains(name) ? value : unknown) + " as " + name;
    }

    private static String ofAllButStays(String column) {
        return "case when kpi = '%s' then '' else coalesce(%s, '') end".formatted(KpiIds.STAGE_DAYS, column);
    }

    private String ofShortTimes(String bucket) {
        return FACTS_AND_OWNER.stream().anyMatch(known::contains)
                ? "case when kpi in ('%s', '%s') then -32768 else %s end"
                        .formatted(KpiIds.TOUCHPOINT_HOURS, KpiIds.DAYS_TO_ORDER, bucket)
                : bucket;
    }

    /** The SQL condition for the rows that the tier contains. */
    String concerns() {
        return without().isEmpty() ? "1 = 1" : "kpi not in (%s)".formatted(quoted());
    }

    /** The SQL condition for the rows that the tier does not contain; null if it contains all. */
    String leavesOut() {
        return without().isEmpty() ? null : "kpi in (%s)".formatted(quoted());
    }

    private List<String> without() {
        return switch (this) {
            case DAYS -> List.of(KpiIds.TOUCHPOINT_HOURS);
            case KPI_FACT_DAYS ->
                List.of(
                        KpiIds.TOUCHPOINT_HOURS,
                        KpiIds.STAGE_ENTERED,
                        KpiIds.STAGE_LEFT,
                        KpiIds.STAGE_DAYS,
                        KpiIds.CUSTOMER_DECISION);
            default -> List.of();
        };
    }

    private String quoted() {
        return without().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }
}
