package org.ostopolku.analytics.attention;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(description = "What needs attention now. Long lists are cut after the first rows.")
public record Attention(
        @Schema(description = "Stalled customers: in a stage for longer than its limit, the longest first.")
        List<StandingStill> standingStill,

        @Schema(description = "The number of all.") long standingStillCount,

        @Schema(description = "Overdue touchpoints by team and person, the largest number first.")
        List<Overdue> overdue,

        @Schema(
                description =
                        "Unanswered signals: customers whose last signal came after the last touchpoint, the oldest first.")
        List<UnattendedSignal> unattendedSignals,

        @Schema(description = "The number of all.") long unattendedSignalsCount,

        @Schema(description = "KPIs that are worse than their target.")
        List<MissedTarget> pastTarget,

        @Schema(
                description =
                        "KPIs of all customers together that are worse than their limit; empty for users who may not see all figures.")
        List<Alert> alerts,

        @Schema(description = "Whether alerts are mailed to the caller.")
        boolean subscribed) {

    @Schema(description = "A stalled customer: in a stage for longer than 90 % of the customers were.")
    public record StandingStill(
            @Schema(description = "The journey number.") String journey,

            @Schema(description = "The customer; null if erased.")
            String customerName,

            @Schema(description = "The stage.") String place,

            @Schema(description = "Days in it.") double days,

            @Schema(description = "The 90th percentile of the days in this stage, in the period.")
            double limitDays,

            @Schema(description = "The name of the owner; null if there is none yet.")
            String owner,

            @Schema(description = "Id of the journey's process instance.")
            String cockpit) {}

    @Schema(description = "The overdue touchpoints of an assignee, or of a team without assignee.")
    public record Overdue(
            @Schema(description = "The name of the team that has to do them.")
            String team,

            @Schema(description = "The name of the assignee; null if there is none.")
            String person,

            @Schema(description = "How many.") long count,

            @Schema(description = "When the oldest was due.")
            Instant oldestDue) {}

    @Schema(description = "A signal that the customer gave, and that no touchpoint followed.")
    public record UnattendedSignal(
            @Schema(description = "The journey number.") String journey,

            @Schema(description = "The customer; null if erased.")
            String customerName,

            @Schema(description = "Where the customer is: a stage, or nurture.")
            String place,

            @Schema(description = "When the last signal came.")
            Instant signalAt,

            @Schema(description = "The name of the owner; null if there is none yet.")
            String owner,

            @Schema(description = "Id of the journey's process instance.")
            String cockpit) {}

    @Schema(name = "PastTarget", description = "A KPI that is worse than its target.")
    public record MissedTarget(
            @Schema(description = "Its id in the catalogue.")
            String kpi,

            @Schema(description = "Its name.") String name,

            @Schema(description = "A stage, or all.") String stage,

            @Schema(description = "EUR, days, hours, count, share, percent or score.")
            String unit,

            @Schema(description = "Its value in the period.")
            double value,

            @Schema(description = "Its target; that of a sum is for the whole period.")
            double target,

            @Schema(description = "The direction in which it is good: up or down.")
            String good) {}
}
