package org.ostopolku.lifecycle.rehearsal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ostopolku.lifecycle.rehearsal.RehearsalOutcome.Logged;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.simulation.engine.Simulation;
import org.ostopolku.simulation.engine.SimulationScenario;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plays journeys in the throw-away engine, looks what became of them, and clears the stage. */
@Component
@Profile("rehearsal")
class RehearsalRuns {

    private final Simulation simulation;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final RehearsalHistory history;
    private final ExecutionTracer trail;

    RehearsalRuns(
            Simulation simulation,
            RuntimeService runtime,
            JdbcClient jdbc,
            RehearsalHistory history,
            ExecutionTracer trail) {
        this.simulation = simulation;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.history = history;
        this.trail = trail;
    }

    /** @param phase with which the journeys' numbers begin */
    RehearsalOutcome play(SimulationScenario cast, RehearsalRecorder watcher, String phase) {
        trail.beginAnew();
        long before = jdbc.sql("select coalesce(max(id), 0) from kpi_record")
                .query(Long.class)
                .single();
        simulation.run(cast, watcher);
        var journeys = cast.arrivals().stream()
                .map(SimulationScenario.Arrival::journey)
                .collect(Collectors.toCollection(TreeSet::new));
        var outcome = new RehearsalOutcome(
                watcher,
                journeys,
                history.ends(JourneyProcess.CUSTOMER_JOURNEY, journeys),
                logged(before, journeys),
                history.elementsPassed(phase));
        clear();
        return outcome;
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

    private void clear() {
        var open = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        open.forEach(instance ->
                runtime.deleteProcessInstanceIfExists(instance, "The play is over.", true, true, true, false));
    }
}
