package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.dashboard.FiguresPage;

/**
 * The living journey map.
 *
 * @param period The period of the figures.
 * @param choices What the filter may ask for.
 * @param stages The six stages in the order of the path; a stage whose model is not deployed is missing.
 * @param serving The processes that serve every stage: the whole first, then those of the customer, then ours.
 * @param needs Open development needs that name neither a stage nor a touchpoint of the map.
 */
@Schema(name = "Map")
record JourneyMap(
        FiguresPage.Period period,
        FiguresPage.Choices choices,
        List<MapProcess> stages,
        List<MapProcess> serving,
        List<OpenNeed> needs) {}
