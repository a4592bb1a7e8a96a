package org.ostopolku.analytics.diagram;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;

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

    /**
     * SQL for process instances {@code p} of the engine's history: conditions on their journeys, of which the ledger knows the
     * facts and the owner. Who has no owner yet is within everybody's reach.
     */
    String journeys() {
        var facts = facts("k.");
        return (facts.isEmpty()
                        ? ""
                        : " and exists (select 1 from kpi_record k where k.journey = p.business_key_" + facts + ")")
                + (filter.owners() == null
                        ? ""
                        : " and not exists (select 1 from kpi_record k where k.journey = p.business_key_"
                                + " and k.owner not in (:owners))");
    }

    /** SQL for rows of the ledger: the same conditions. */
    String rows() {
        return facts("") + (filter.owners() == null ? "" : " and coalesce(owner, '') in (:owners)");
    }

    private String facts(String table) {
        return Stream.of(
                        fact(table + "segment", ":segment", filter.segment()),
                        fact(table + "buying_situation", ":situation", filter.buyingSituation()),
                        fact(table + "product_category", ":category", filter.productCategory()),
                        fact(table + "owner", ":owner", filter.owner()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
    }

    private static String fact(String column, String parameter, String value) {
        return value == null ? null : " and coalesce(%s, '') = %s".formatted(column, parameter);
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
        parameters.put("segment", filter.segment());
        parameters.put("situation", filter.buyingSituation());
        parameters.put("category", filter.productCategory());
        parameters.put("owner", filter.owner());
        parameters.put("owners", filter.owners());
        return parameters;
    }

    /** The same of this version alone. */
    FigureFilter filterOfVersion() {
        return filter.ofModel(definition.getKey(), definition.getVersion());
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
