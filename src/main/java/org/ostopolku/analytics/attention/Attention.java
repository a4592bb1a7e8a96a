package org.ostopolku.analytics.attention;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(description = "What needs somebody now. Of long lists the first rows.")
public record Attention(
        @Schema(description = "Customers who are in a stage for longer than its limit, the longest waiting first.")
        List<StandingStill> standingStill,

        @Schema(description = "How many they are.") long standingStillCount,

        @Schema(description = "Touchpoints that should have been completed, by team and person, the most first.")
        List<Overdue> overdue,

        @Schema(description = "Customers whose last signal came after the last touchpoint, the longest waiting first.")
        List<UnattendedSignal> unattendedSignals,

        @Schema(description = "How many they are.") long unattendedSignalsCount,

        @Schema(description = "KPIs that are worse than their target.")
        List<MissedTarget> pastTarget,

        @Schema(description = "KPIs of all customers together that are worse than their limit; for those who see all.")
        List<Alert> alerts,

        @Schema(description = "Whether alerts are mailed to who asks.")
        boolean subscribed) {

    @Schema(description = "A customer who is in a stage for longer than nine of ten customers were.")
    public record StandingStill(
            @Schema(description = "The journey number.") String journey,

            @Schema(description = "The customer; null if forgotten.")
            String customerName,

            @Schema(description = "The stage.") String place,

            @Schema(description = "Days in it.") double days,

            @Schema(description = "The 90th percentile of the days in this stage, in the period.")
            double limitDays,

            @Schema(description = "The name of who owns the customer; null if nobody yet.")
            String owner,

            @Schema(description = "Id of the journey's process instance.")
            String cockpit) {}

    @Schema(description = "The overdue touchpoints of a person, or of a team that nobody has taken.")
    public record Overdue(
            @Schema(description = "The name of the team whose work they are.")
            String team,

            @Schema(description = "The name of who has taken them; null if nobody.")
            String person,

            @Schema(description = "How many.") long count,

            @Schema(description = "When the oldest was due.")
            Instant oldestDue) {}

    @Schema(description = "A customer who did something by themselves, after which nobody met them.")
    public record UnattendedSignal(
            @Schema(description = "The journey number.") String journey,

            @Schema(description = "The customer; null if forgotten.")
            String customerName,

            @Schema(description = "Where the customer is: a stage, or nurture.")
            String place,

            @Schema(description = "When the last signal came.")
            Instant signalAt,

            @Schema(description = "The name of who owns the customer; null if nobody yet.")
            String owner,

            @Schema(description = "Id of the journey's process instance.")
            String cockpit) {}
}
