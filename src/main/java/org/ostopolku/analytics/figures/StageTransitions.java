package org.ostopolku.analytics.figures;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.StageExit;

/** Counts how customers entered and left a stage. */
public final class StageTransitions {

    private static final double P90 = 0.9;

    private final Tally days = new Tally();
    private final Map<Step, Long> counts = new EnumMap<>(Step.class);

    /** How a customer came to a stage, or left it. */
    public enum Step {
        ENTERED,
        MOVED_ON,
        NURTURED,
        LEFT,
        MOVED
    }
    /** @param reason {@code moved} if the customer is at another stage than the process expected */
    public void add(String kpi, String outcome, String reason, int bucket, long n) {
        switch (kpi) {
            case KpiIds.STAGE_ENTERED -> counts.merge(Step.ENTERED, n, Long::sum);
            case KpiIds.STAGE_DAYS -> days.add(bucket, n, BigDecimal.ZERO);
            default -> counts.merge(exit(outcome, reason), n, Long::sum);
        }
    }

    private static Step exit(String outcome, String reason) {
        if (StageExit.MOVED.equals(reason)) {
            return Step.MOVED;
        }
        if (Stage.exists(outcome)) {
            return Step.MOVED_ON;
        }
        return JourneyProcess.NURTURE.equals(outcome) ? Step.NURTURED : Step.LEFT;
    }

    public long count(Step step) {
        return counts.getOrDefault(step, 0L);
    }

    public Double movedOnShare() {
        return Figure.share(count(Step.MOVED_ON), count(Step.MOVED_ON) + count(Step.NURTURED) + count(Step.LEFT));
    }

    public Double medianDays() {
        return days.percentile(Tally.MEDIAN);
    }

    public Double p90Days() {
        return days.percentile(P90);
    }
}
