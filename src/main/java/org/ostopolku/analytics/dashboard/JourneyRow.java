package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(description = "A journey behind a number.")
record JourneyRow(
        @Schema(description = "The journey number; - for a task outside of any journey.")
        String journey,

        @Schema(description = "The customer; null if erased.")
        String customerName,

        @Schema(description = "The name of the owner; null if there is none yet.")
        String owner,

        @Schema(
                description =
                        "Where the customer is now: a stage, nurture, or left while leaving; null if the journey has ended.")
        String stage,

        @Schema(description = "Since when; null if the journey has ended.")
        Instant since,

        @Schema(description = "When the counted event happened; null if there was none.")
        Instant when,

        @Schema(description = "Id of the journey's process instance; null if it has ended.")
        String cockpit) {

    @Schema(name = "Journeys", description = "The journeys behind a number, the latest first.")
    record Page(
            @Schema(description = "How many there are on all pages.")
            long total,

            @Schema(description = "Number of this page, from 1.")
            int page,

            @Schema(description = "At most fifty of them.") List<JourneyRow> journeys) {}
}
