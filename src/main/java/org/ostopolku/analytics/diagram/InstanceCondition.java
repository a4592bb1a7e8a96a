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
 * What is asked about one version of a process.
 *
 * @param filter period, customers and whose of them; the version is this one, whatever the filter says
 * @param zone in which days begin
 */
record InstanceCondition(ProcessDefinition definition, FigureFilter filter, ZoneId zone) {

    ProcessFigures.CountedPeriod period() {
        return new ProcessFigures.CountedPeriod(filter.from(), filter.to(), zone.getId());
    }

    /** SQL for process instances {@code p} of the engine's history: the ledger knows the facts and owners of their journeys. */
    String journeys() {
        return ofJourney().more();
    }

    /** SQL for rows of {@code kpi_record}: the same conditions. */
    String rows() {
        return ofRow().more();
    }

    private FilterCondition ofJourney() {
        return FilterCondition.ofJourney(filter, "p.business_key_");
    }

    /** The version is this one, whatever the filter says. */
    private FilterCondition ofRow() {
        return FilterCondition.of(filter.withProcess(null, null), "kpi_record");
    }

    /** The named parameters of all conditions. */
    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("definition", definition.getId());
        parameters.put("process", definition.getKey());
        parameters.put("version", definition.getVersion());
        // The engine keeps its times without a zone: the driver reads and writes them as it does for the engine.
        parameters.put("from", startOf(filter.from()));
        parameters.put("until", startOf(filter.to().plusDays(1)));
        parameters.putAll(ofRow().params());
        return parameters;
    }

    /** The same of this version alone. */
    FigureFilter filterOfVersion() {
        return filter.withProcess(definition.getKey(), definition.getVersion());
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
