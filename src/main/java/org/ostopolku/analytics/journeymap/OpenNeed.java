package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A development need that is not closed yet.
 *
 * @param id Of the process instance, to find it in Cockpit.
 * @param need What should be better.
 * @param stage Where the customer is then; null if it was not recorded.
 * @param touchpoint As it was recorded; null if it was not recorded.
 * @param priority high, medium or low; null before the decision.
 * @param team Id of the team that is responsible; null while it is not planned.
 */
@Schema(name = "Map.Need")
record OpenNeed(String id, String need, String stage, String touchpoint, String priority, String team) {}
