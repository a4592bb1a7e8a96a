package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.dashboard.FiguresPage;

/** The living journey map. */
@Schema(name = "Map")
record JourneyMap(
        @Schema(description = "The period of the figures.") FiguresPage.Period period,

        @Schema(description = "What the filter may ask for.")
        FiguresPage.Choices choices,

        @Schema(
                description =
                        "The six stages in the order of the path; a stage whose model is not deployed is missing.")
        List<MapProcess> stages,

        @Schema(
                description =
                        "The processes that serve every stage: the whole first, then those of the customer, then ours.")
        List<MapProcess> serving,

        @Schema(description = "Open development needs that name neither a stage nor a touchpoint of the map.")
        List<OpenNeed> needs) {}
