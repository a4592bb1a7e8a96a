package org.ostopolku.analytics.dashboard;

import java.math.BigDecimal;

/** What became of the customers who were in a stage. */
final class Passages {

    static final String ENTERED = "stage-entered";
    static final String LEFT = "stage-left";
    static final String DAYS = "stage-days";
    static final String NURTURE = "nurture";
    static final String MOVED = "moved";

    private static final double NINE_OF_TEN = 0.9;

    private final Tally days = new Tally();
    private long entered;
    private long goneOn;
    private long nurtured;
    private long left;
    private long moved;

    /**
     * @param reason {@code moved} if the customer jumped
     */
    void add(String kpi, String outcome, String reason, int bucket, long n) {
        switch (kpi) {
            case ENTERED -> entered += n;
            case DAYS -> days.add(bucket, n, BigDecimal.ZERO);
            default -> addExit(outcome, reason, n);
        }
    }

    private void addExit(String outcome, String reason, long n) {
        if (MOVED.equals(reason)) {
            moved += n;
        } else if (Words.STAGES.contains(outcome)) {
            goneOn += n;
        } else if (NURTURE.equals(outcome)) {
            nurtured += n;
        } else {
            left += n;
        }
    }

    long entered() {
        return entered;
    }

    long goneOn() {
        return goneOn;
    }

    long nurtured() {
        return nurtured;
    }

    long left() {
        return left;
    }

    long moved() {
        return moved;
    }

    Double onShare() {
        return Figure.share(goneOn, goneOn + nurtured + left);
    }

    Double medianDays() {
        return days.percentile(Tally.MEDIAN);
    }

    Double p90Days() {
        return days.percentile(NINE_OF_TEN);
    }
}
