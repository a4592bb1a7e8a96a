package org.ostopolku.kpi;

/**
 * How finely the ledger is summed up. Each tier holds the whole ledger, but only as many cells as its distinctions
 * make, so that a question is answered from the coarsest that knows what it asks.
 */
enum KpiTier {
    /** Months, nothing known of the customer. */
    MONTHS("date_trunc('month', recorded_on)", false, false),
    /** Months, with segment, product category and buying situation. */
    FACTS("date_trunc('month', recorded_on)", true, false),
    /** The same with the owner. */
    OWNERS("date_trunc('month', recorded_on)", true, true),
    /** Days, nothing known of the customer, without the hours of touchpoints: those have too many classes for days. */
    DAYS("recorded_on", false, false);

    static final String TOUCHPOINT_HOURS = "touchpoint-hours";

    private final String when;
    private final boolean facts;
    private final boolean owner;

    KpiTier(String when, boolean facts, boolean owner) {
        this.when = when;
        this.facts = facts;
        this.owner = owner;
    }

    /**
     * The columns of a cell but its tier and sums, from a row of the ledger. What does not apply, is not known, or is
     * more than the tier knows is empty, the day 0001-01-01 or {@link Buckets#NONE}; days of a whole stay have neither
     * outcome nor reason, and beside a customer's facts the longest of times have no class.
     */
    String cell() {
        return """
                kpi, cast(%s as date) as recorded_from, coalesce(stage, '') as stage, process_key, process_version,
                element, %s, %s, %s, %s, %s, %s,
                case when kpi = 'stage-left' then coalesce(cast(date_trunc('month', since_on) as date), date '0001-01-01')
                    else date '0001-01-01' end as since_month,
                %s as bucket
                """.formatted(
                        when,
                        ofAllButStays("outcome"),
                        ofAllButStays("reason"),
                        known(facts, "segment"),
                        known(facts, "product_category"),
                        known(facts, "buying_situation"),
                        known(owner, "owner"),
                        facts
                                ? "case when kpi in ('touchpoint-hours', 'days-to-order') then -32768 else coalesce(bucket, -32768) end"
                                : "coalesce(bucket, -32768)");
    }

    /** Whether a row belongs to the tier. */
    String concerns() {
        return this == DAYS ? "kpi <> '" + TOUCHPOINT_HOURS + "'" : "1 = 1";
    }

    private static String ofAllButStays(String column) {
        return "case when kpi = 'stage-days' then '' else coalesce(%1$s, '') end as %1$s".formatted(column);
    }

    private static String known(boolean knows, String column) {
        return (knows ? "coalesce(%1$s, '') as %1$s" : "'' as %1$s").formatted(column);
    }
}
