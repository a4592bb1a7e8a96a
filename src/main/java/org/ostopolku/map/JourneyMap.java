package org.ostopolku.map;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The living journey map. */
@Schema(name = "Map")
record JourneyMap(
        @Schema(description = "The period of the figures.") Period period,

        @Schema(description = "What the filter may ask for.")
        Choices choices,

        @Schema(
                description =
                        "The six stages in the order of the path; a stage whose model is not deployed is missing.")
        List<MapProcess> stages,

        @Schema(
                description =
                        "The processes that serve every stage: the whole first, then those of the customer, then ours.")
        List<MapProcess> serving,

        @Schema(description = "Open development needs that name neither a stage nor a touchpoint of the map.")
        List<Need> needs) {

    @Schema(name = "Map.Period")
    record Period(
            @Schema(description = "First day.") LocalDate from,
            @Schema(description = "Last day, included.") LocalDate to,

            @Schema(description = "Where the days begin and end.")
            ZoneId zone) {}
}
