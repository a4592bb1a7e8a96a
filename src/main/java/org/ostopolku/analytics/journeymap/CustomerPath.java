package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The customer's own process in one model. */
@Schema(name = "Map.CustomerPath")
record CustomerPath(
        @Schema(description = "The customer's states in which it begins.")
        List<String> begins,

        @Schema(description = "In flow order.") List<Step> steps,

        @Schema(description = "The customer's states in which it may end.")
        List<String> ends) {

    /** What the customer does, or asks before going one way or the other. */
    @Schema(name = "Map.Step")
    record Step(
            @Schema(description = "Element in the model; touchpoints refer to it.")
            String id,

            @Schema(description = "What it is.") String name,

            @Schema(description = "Whether it is a question that the customer decides, and not a step.")
            boolean decision,

            @Schema(description = "What the customer needs here.")
            List<String> needs,

            @Schema(description = "What keeps the customer from buying.")
            List<String> obstacles,

            @Schema(description = "The documentation of the step; null if it has none.")
            String note) {}
}
