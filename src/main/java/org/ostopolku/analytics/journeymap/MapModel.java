package org.ostopolku.analytics.journeymap;

import java.util.List;
import java.util.Map;

/**
 * What a deployed model says.
 *
 * @param stage which stage the process is; null if none
 * @param companyDoes what the company does in it; null if the model does not tell
 * @param documentation of the process
 * @param customer the customer's own process; null if the model has none
 * @param touchpoints in flow order, without what the ledger and the engine know of them
 * @param counts where the ledger counts a touchpoint that is no task, by the id of the touchpoint
 * @param kpis ids of the KPIs that it logs, in flow order
 * @param calls ids of the processes that it calls, in flow order
 */
record MapModel(
        String stage,
        String companyDoes,
        ElementDocumentation documentation,
        CustomerPath customer,
        List<Touchpoint> touchpoints,
        Map<String, Count> counts,
        List<String> kpis,
        List<String> calls) {

    /** An element that logs a KPI, once each time it is passed. */
    record Count(String element, String kpi) {}

    /** A process of which no customer, stage or goal is told is somebody's other business. */
    boolean isOnTheMap() {
        return stage != null
                || customer != null
                || touchpoints.stream().anyMatch(touchpoint -> touchpoint.goals() != null);
    }
}
