package org.ostopolku.analytics.attention;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What needs attention now. Long lists are cut after the first rows.
 *
 * @param standingStill Stalled customers: in a stage for longer than its limit, the longest first.
 * @param standingStillCount The number of all.
 * @param overdue Overdue touchpoints by team and person, the largest number first.
 * @param unattendedSignals Unanswered signals: customers whose last signal came after the last touchpoint, the oldest
 *     first.
 * @param unattendedSignalsCount The number of all.
 * @param openOrders Open orders that need attention, the oldest first: nobody delivers them, the journey has ended, the
 *     customer is at another stage, or the promised day has passed.
 * @param openOrdersCount The number of all.
 * @param pastTarget KPIs that are worse than their target.
 * @param alerts KPIs of all customers together that are worse than their limit; empty for users who may not see all
 *     figures.
 * @param subscribed Whether alerts are mailed to the caller.
 */
public record Attention(
        List<StandingStill> standingStill,
        long standingStillCount,
        List<Overdue> overdue,
        List<UnattendedSignal> unattendedSignals,
        long unattendedSignalsCount,
        List<OpenOrder> openOrders,
        long openOrdersCount,
        List<MissedTarget> pastTarget,
        List<Alert> alerts,
        boolean subscribed) {

    /**
     * A stalled customer: in a stage for longer than 90 % of the customers were.
     *
     * @param journey The journey number.
     * @param customerName The customer; null if erased.
     * @param place The stage.
     * @param days Days in it.
     * @param limitDays The 90th percentile of the days in this stage, in the period.
     * @param owner The name of the owner; null if there is none yet.
     * @param cockpit Id of the journey's process instance.
     */
    public record StandingStill(
            String journey,
            String customerName,
            String place,
            double days,
            double limitDays,
            String owner,
            String cockpit) {}

    /**
     * The overdue touchpoints of an assignee, or of a team without assignee.
     *
     * @param team The name of the team that has to do them.
     * @param person The name of the assignee; null if there is none.
     * @param count How many.
     * @param oldestDue When the oldest was due.
     */
    public record Overdue(String team, String person, long count, Instant oldestDue) {}

    /**
     * A signal that the customer gave, and that no touchpoint followed.
     *
     * @param journey The journey number.
     * @param customerName The customer; null if erased.
     * @param place Where the customer is: a stage, or nurture.
     * @param signalAt When the last signal came.
     * @param owner The name of the owner; null if there is none yet.
     * @param cockpit Id of the journey's process instance.
     */
    public record UnattendedSignal(
            String journey, String customerName, String place, Instant signalAt, String owner, String cockpit) {}

    /**
     * The open orders of a journey.
     *
     * @param journey The journey number.
     * @param customerName The customer; null if erased.
     * @param cause Why it needs attention: no-delivery (nobody delivers it), ended (the journey), moved (the customer is at another
     *     stage) or overdue (the promised day has passed).
     * @param place Where the customer is: a stage, nurture or left; null if the journey has ended.
     * @param value Value of the open orders, in EUR.
     * @param days Days since the last order.
     * @param promised The promised day of the delivery; null if there is no delivery.
     * @param owner The name of the owner; null if there is none yet.
     * @param cockpit Id of the journey's process instance; null if it has ended.
     */
    @Schema(name = "AttentionOrder")
    public record OpenOrder(
            String journey,
            String customerName,
            String cause,
            String place,
            BigDecimal value,
            double days,
            LocalDate promised,
            String owner,
            String cockpit) {}

    /**
     * A KPI that is worse than its target.
     *
     * @param kpi Its id in the catalogue.
     * @param name Its name.
     * @param stage A stage, or all.
     * @param unit EUR, days, hours, count, share, percent or score.
     * @param value Its value in the period.
     * @param target Its target; that of a sum is for the whole period.
     * @param good The direction in which it is good: up or down.
     */
    @Schema(name = "PastTarget")
    public record MissedTarget(
            String kpi, String name, String stage, String unit, double value, double target, String good) {}
}
