package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The customer's own process in one model.
 *
 * @param begins The customer's states in which it begins.
 * @param steps In flow order.
 * @param ends The customer's states in which it may end.
 */
@Schema(name = "Map.CustomerPath")
record CustomerPath(List<String> begins, List<Step> steps, List<String> ends) {

    /**
     * What the customer does, or asks before going one way or the other.
     *
     * @param id Element in the model; touchpoints refer to it.
     * @param name What it is.
     * @param decision Whether it is a question that the customer decides, and not a step.
     * @param needs What the customer needs here.
     * @param obstacles What keeps the customer from buying.
     * @param note The documentation of the step; null if it has none.
     */
    @Schema(name = "Map.Step")
    record Step(String id, String name, boolean decision, List<String> needs, List<String> obstacles, String note) {}
}
