package org.ostopolku.analytics.dashboard;

import java.time.Instant;
import java.util.Map;

/**
 * Something that is counted.
 *
 * @param facts segment, buyingSituation, productCategory and owner of the journey; those that are not known are not there
 * @param since when the stage was entered, of what tells of a whole stay
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
