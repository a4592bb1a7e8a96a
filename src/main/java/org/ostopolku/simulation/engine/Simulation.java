package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.ostopolku.platform.engine.SimulatedTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Simulates customers and teams in the deployed models. Moves the application's clock meanwhile. */
@Component
@Profile({"demo", "rehearsal"})
public class Simulation {

    private final ProcessEngine engine;
    private final FormFilling filling;
    private final Behaviour behaviour;
    private final SimulatedTime time;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final ObjectMapper json;

    Simulation(
            ProcessEngine engine,
            FormFilling filling,
            Behaviour behaviour,
            SimulatedTime time,
            TransactionOperations transaction,
            Clock clock,
            ObjectMapper json) {
        this.engine = engine;
        this.filling = filling;
        this.behaviour = behaviour;
        this.time = time;
        this.transaction = transaction;
        this.clock = clock;
        this.json = json;
    }

    @Bean
    static Behaviour behaviour() {
        return Behaviour.read();
    }

    /** Keys of the processes that the company starts. */
    public Set<String> manualStarts() {
        return behaviour.manualStarts().keySet();
    }

    /** Runs until the end of the scenario, or until the listener stops it. */
    public Totals run(SimulationScenario scenario, SimulationListener listener) {
        var context = new SimulationContext(
                engine,
                new SimulationForms(engine.getFormService(), engine.getRepositoryService(), json),
                filling,
                behaviour,
                new SimulatedCustomers(behaviour, clock, scenario.seed()),
                new Teams(engine.getIdentityService()),
                new EventQueue(),
                clock,
                scenario,
                listener);
        try {
            return new SimulationRun(context, time, transaction).execute();
        } finally {
            time.backToNow();
        }
    }

    public record Totals(int tasks, int messages, int jobs) {}
}
