package org.ostopolku.lifecycle.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ostopolku.lifecycle.rehearsal.RehearsalOutcome.Logged;
import org.ostopolku.simulation.engine.Simulation;
import org.ostopolku.simulation.engine.SimulationScenario;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plays journeys in the throw-away engine, looks what became of them, and clears the stage. */
@Component
@Profile("rehearsal")
class RehearsalRuns {

    static final String WHOLE_JOURNEY = "customer-journey";

    private final Simulation simulation;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final ExecutionTracer trail;

    RehearsalRuns(Simulation simulation, RuntimeService runtime, JdbcClient jdbc, ExecutionTracer trail) {
        this.simulation = simulation;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** @param phase with which the journeys' numbers begin */
    RehearsalOutcome play(SimulationScenario cast, RehearsalRecorder watcher, String phase) {
        trail.beginAnew();
        long before = jdbc.sql("select coalesce(max(id), 0) from kpi_record")
                .query(Long.class)
                .single();
        simulation.play(cast, watcher);
        var journeys = cast.guests().stream()
                .map(SimulationScenario.Guest::journey)
                .collect(Collectors.toCollection(TreeSet::new));
        var outcome = new RehearsalOutcome(watcher, journeys, ends(journeys), logged(before, journeys), passed(phase));
        clear();
        return outcome;
    }

    private Map<String, String> ends(Set<String> journeys) {
        var ends = new TreeMap<String, String>();
        jdbc.sql("""
                        select BUSINESS_KEY_ as journey, END_ACT_ID_ as element from ACT_HI_PROCINST
                        where PROC_DEF_KEY_ = :process and END_TIME_ is not null and STATE_ = 'COMPLETED'
                        """).param("process", WHOLE_JOURNEY).query(row -> {
            if (journeys.contains(row.getString("journey"))) {
                ends.put(row.getString("journey"), row.getString("element"));
            }
        });
        return ends;
    }

    private List<Logged> logged(long before, Set<String> journeys) {
        return jdbc.sql("""
                        select kpi, process_key, element, case when kpi = 'customer-decision' then outcome end as way,
                               count(*) as times, avg(kpi_value) as mean
                        from kpi_record where id > :before and journey in (:journeys)
                        group by kpi, process_key, element, case when kpi = 'customer-decision' then outcome end
                        """)
                .param("before", before)
                .param("journeys", journeys)
                .query((row, number) -> new Logged(
                        row.getString("kpi"),
                        row.getString("process_key"),
                        row.getString("element"),
                        row.getString("way"),
                        row.getInt("times"),
                        row.getDouble("mean")))
                .list();
    }

    private Map<String, Set<String>> passed(String phase) {
        var passed = new TreeMap<String, Set<String>>();
        jdbc.sql("""
                        select distinct h.PROC_DEF_KEY_ as process, h.ACT_ID_ as element
                        from ACT_HI_ACTINST h join ACT_HI_PROCINST p on p.ID_ = h.PROC_INST_ID_
                        where p.BUSINESS_KEY_ is null or p.BUSINESS_KEY_ like :journeys
                        """).param("journeys", phase + "-%").query(row -> {
            passed.computeIfAbsent(row.getString("process"), process -> new TreeSet<>())
                    .add(row.getString("element").replaceAll("#.*", ""));
        });
        return passed;
    }

    private void clear() {
        var open = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        open.forEach(instance ->
                runtime.deleteProcessInstanceIfExists(instance, "The play is over.", true, true, true, false));
    }
}
