package org.ostopolku.analytics.journeymap;

import java.util.List;
import java.util.Map;
import org.ostopolku.process.model.ProcessDescription;

/**
 * The contents of a deployed model.
 *
 * @param customer the customer's own process; null if the model has none
 * @param touchpoints in flow order, without figures, needs and names of teams
 * @param counts where the ledger counts a touchpoint that is no task, by the id of the touchpoint
 * @param kpis ids of the KPIs that it logs, in flow order
 * @param calls ids of the processes that it calls, in flow order
 */
record MapModel(
        ProcessDescription description,
        CustomerPath customer,
        List<Touchpoint> touchpoints,
        Map<String, Count> counts,
        List<String> kpis,
        List<String> calls) {

    /** An element that logs a KPI, once each time it is passed. */
    record Count(String element, String kpi) {}

    /** A process without a customer, a stage and a goal is not part of the map. */
    boolean isOnTheMap() {
        return description.stage() != null
                || customer != null
                || touchpoints.stream().anyMatch(touchpoint -> touchpoint.goals() != null);
    }
}
