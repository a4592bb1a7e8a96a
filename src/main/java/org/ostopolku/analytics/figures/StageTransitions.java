package org.ostopolku.analytics.figures;

import java.math.BigDecimal;

/** Counts how customers entered and left a stage. */
public final class StageTransitions {

    public static final String ENTERED = "stage-entered";
    public static final String LEFT = "stage-left";
    public static final String DAYS = "stage-days";
    public static final String NURTURE = "nurture";
    public static final String MOVED = "moved";

    private static final double P90 = 0.9;

    private final Tally days = new Tally();
    private long entered;
    private long movedOn;
    private long nurtured;
    private long left;
    private long moved;

    /** @param reason {@code moved} if the customer is at another stage than the process expected */
    public void add(String kpi, String outcome, String reason, int bucket, long n) {
        switch (kpi) {
            case ENTERED -> entered += n;
            case DAYS -> days.add(bucket, n, BigDecimal.ZERO);
            default -> addExit(outcome, reason, n);
        }
    }

    private void addExit(String outcome, String reason, long n) {
        if (MOVED.equals(reason)) {
            moved += n;
        } else if (Labels.STAGES.contains(outcome)) {
            movedOn += n;
        } else if (NURTURE.equals(outcome)) {
            nurtured += n;
        } else {
            left += n;
        }
    }

    public long entered() {
        return entered;
    }

    public long movedOn() {
        return movedOn;
    }

    public long nurtured() {
        return nurtured;
    }

    public long left() {
        return left;
    }

    public long moved() {
        return moved;
    }

    public Double movedOnShare() {
        return Figure.share(movedOn, movedOn + nurtured + left);
    }

    public Double medianDays() {
        return days.percentile(Tally.MEDIAN);
    }

    public Double p90Days() {
        return days.percentile(P90);
    }
}
