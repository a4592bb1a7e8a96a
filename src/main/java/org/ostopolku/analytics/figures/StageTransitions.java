package org.ostopolku.analytics.figures;

import java.math.BigDecimal;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.StageExit;

/** Counts how customers entered and left a stage. */
public final class StageTransitions {

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
            case KpiIds.STAGE_ENTERED -> entered += n;
            case KpiIds.STAGE_DAYS -> days.add(bucket, n, BigDecimal.ZERO);
            default -> addExit(outcome, reason, n);
        }
    }

    private void addExit(String outcome, String reason, long n) {
        if (StageExit.MOVED.equals(reason)) {
            moved += n;
        } else if (Stage.exists(outcome)) {
            movedOn += n;
        } else if (JourneyProcess.NURTURE.equals(outcome)) {
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
