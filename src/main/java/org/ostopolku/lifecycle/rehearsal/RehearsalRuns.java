package org.ostopolku.lifecycle.rehearsal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ostopolku.lifecycle.rehearsal.RehearsalOutcome.Logged;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.simulation.engine.Simulation;
import org.ostopolku.simulation.engine.SimulationScenario;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs a scenario in the sandbox engine, reads its outcome, and deletes its process instances. */
@Component
@Profile("rehearsal")
class RehearsalRuns {

    private final Simulation simulation;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final RehearsalHistory history;
    private final ExecutionTracer tracer;

    RehearsalRuns(
            Simulation simulation,
            RuntimeService runtime,
            JdbcClient jdbc,
            RehearsalHistory history,
            ExecutionTracer tracer) {
        this.simulation = simulation;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.history = history;
        this.tracer = tracer;
    }

    /** @param phase prefix of the journey numbers */
    RehearsalOutcome run(SimulationScenario scenario, RehearsalRecorder recorder, String phase) {
        tracer.reset();
        long before = jdbc.sql("select coalesce(max(id), 0) from kpi_record")
                .query(Long.class)
                .single();
        simulation.run(scenario, recorder);
        var journeys = scenario.arrivals().stream()
                .map(SimulationScenario.Arrival::journey)
                .collect(Collectors.toCollection(TreeSet::new));
        var outcome = new RehearsalOutcome(
                recorder,
                journeys,
                history.ends(JourneyProcess.CUSTOMER_JOURNEY, journeys),
                logged(before, journeys),
                history.elementsPassed(phase));
        clear();
        return outcome;
    }

    private List<Logged> logged(long before, Set<String> journeys) {
        return jdbc.sql("""
                        select kpi, process_key as process, element, case when kpi = '%1$s' then outcome end as way,
                               count(*) as times, avg(kpi_value) as mean
                        from kpi_record where id > :before and journey in (:journeys)
                        group by kpi, process_key, element, case when kpi = '%1$s' then outcome end
                        """.formatted(KpiIds.CUSTOMER_DECISION))
                .param("before", before)
                .param("journeys", journeys)
                .query(Logged.class)
                .list();
    }

    private void clear() {
        var open = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        open.forEach(instance ->
                runtime.deleteProcessInstanceIfExists(instance, "The run has ended.", true, true, true, false));
    }
}
