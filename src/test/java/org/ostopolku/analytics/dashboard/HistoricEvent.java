package org.ostopolku.analytics.dashboard;

import java.time.Instant;
import java.util.Map;

/**
 * An event that the ledger should hold.
 *
 * @param facts the known ones of segment, buyingSituation, productCategory and owner of the journey
 * @param since when the stage was entered, for an event at the end of a stay
 */
public record HistoricEvent(
        String kpi,
        double value,
        String journey,
        String process,
        int version,
        String element,
        String outcome,
        String reason,
        Map<String, String> facts,
        Instant at,
        Instant since,
        String instance) {

    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
