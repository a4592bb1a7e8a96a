package org.ostopolku.map;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the filter of the map may ask for: what the ledger knows. */
@Schema(name = "Map.Choices")
record Choices(
        @Schema(description = "Segments.") List<Choice> segments,
        @Schema(description = "Buying situations.") List<Choice> buyingSituations,
        @Schema(description = "Product categories.") List<Choice> productCategories,

        @Schema(description = "Owners within the caller's reach.")
        List<Choice> owners,

        @Schema(description = "The versions of the processes that logged something, the newest first.")
        List<Choice> models) {

    @Schema(name = "Map.Choice")
    record Choice(
            @Schema(description = "As the parameter wants it.")
            String id,

            @Schema(description = "As people say it.") String name) {}
}
