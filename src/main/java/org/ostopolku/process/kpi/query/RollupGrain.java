package org.ostopolku.process.kpi.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiIds;

/**
 * How finely the ledger is summed up. Each tier holds the whole ledger, but only as many cells as its distinctions
 * make, so that a question is answered from the coarsest that knows what it asks.
 */
enum RollupGrain {
    /** Months, nothing known of the customer. */
    MONTHS(0, false, "stage process_key process_version element outcome reason since_month bucket"),
    /** Months, with segment, product category and buying situation. */
    FACTS(
            1,
            false,
            "stage process_key process_version element outcome reason segment product_category buying_situation since_month bucket"),
    /** Months, nothing known of the customer but the owner. */
    OWNERS(2, false, "stage process_key process_version element outcome reason owner since_month bucket"),
    /** Days, nothing known of the customer, without the hours of touchpoints: those have too many classes for days. */
    DAYS(3, true, "stage process_key process_version element outcome reason since_month bucket"),
    /** Months, nothing known but the classes of the values. */
    KPIS(4, false, "bucket"),
    /** Days, nothing known but the classes of the values. */
    KPI_DAYS(5, true, "bucket"),
    /** Months, with stage and segment. */
    SEGMENTS(6, false, "stage segment since_month"),
    /** Months, nothing known of the customer but the segment. */
    SEGMENT(7, false, "stage process_key process_version element outcome reason segment bucket"),
    /** Months, nothing known of the customer but the product category. */
    CATEGORY(8, false, "stage process_key process_version element outcome reason product_category bucket"),
    /** Months, nothing known of the customer but the buying situation. */
    SITUATION(9, false, "stage process_key process_version element outcome reason buying_situation bucket"),
    /** Months, nothing known but segment, product category and buying situation. */
    KPI_FACTS(10, false, "segment product_category buying_situation"),
    /** Days, nothing known but segment, product category and buying situation; without what every touchpoint logs. */
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

    /** The tier that answers for days where this one answers for months; null if only the ledger does. */
    RollupGrain ofDays() {
        return switch (this) {
            case MONTHS -> DAYS;
            case KPIS -> KPI_DAYS;
            case KPI_FACTS -> KPI_FACT_DAYS;
            default -> null;
        };
    }

    /**
     * The columns of a cell but its tier and sums, from a row of the ledger. What does not apply, is not known, or is
     * more than the tier knows is empty, 0, the day 0001-01-01 or {@link Buckets#NONE}; days of a whole stay have neither
     * outcome nor reason, and beside a customer's facts the longest of times have no class.
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

    /** Whether a row belongs to the tier. */
    String concerns() {
        return without().isEmpty() ? "1 = 1" : "kpi not in (%s)".formatted(quoted());
    }

    /** Whether a row is one that the tier leaves to the ledger; null if it leaves none. */
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
