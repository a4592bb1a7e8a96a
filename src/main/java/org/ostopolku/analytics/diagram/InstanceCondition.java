package org.ostopolku.analytics.diagram;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;

/**
 * Selects the instances of one version of a process.
 *
 * @param filter period and customers; its version of a process is ignored
 * @param zone the company's time zone
 */
record InstanceCondition(ProcessDefinition definition, FigureFilter filter, ZoneId zone) {

    ProcessFigures.CountedPeriod period() {
        return new ProcessFigures.CountedPeriod(filter.from(), filter.to(), zone.getId());
    }

    /** SQL condition for process instances {@code p} of the engine's history; the ledger holds the facts of their journeys. */
    String journeys() {
        return FilterCondition.ofJourney(filter, "p.business_key_").more();
    }

    /** The same SQL condition for rows of {@code kpi_record}. */
    String rows() {
        return ofRow().more();
    }

    private FilterCondition ofRow() {
        return FilterCondition.of(filter.withProcess(null, null), "kpi_record");
    }

    /** The named parameters of all conditions. */
    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("definition", definition.getId());
        parameters.put("process", definition.getKey());
        parameters.put("version", definition.getVersion());
        // The engine stores times without a zone, so the driver converts them by the zone of the JVM, as it does for
        // the engine.
        parameters.put("from", startOf(filter.from()));
        parameters.put("until", startOf(filter.to().plusDays(1)));
        parameters.putAll(ofRow().params());
        return parameters;
    }

    FigureFilter filterOfVersion() {
        return filter.withProcess(definition.getKey(), definition.getVersion());
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
