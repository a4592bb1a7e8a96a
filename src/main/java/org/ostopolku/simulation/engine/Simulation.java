package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.ostopolku.platform.engine.SimulatedTime;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets customers and teams go through the models that are deployed. The clock is not the real one meanwhile. */
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

    /** Processes that the company starts by itself. */
    public Set<String> byHand() {
        return behaviour.byHand().keySet();
    }

    /** Plays until the end of the time, or until the audience has seen enough. */
    public Played play(SimulationScenario cast, SimulationListener audience) {
        var scene = new SimulationContext(
                engine,
                new SimulationForms(engine.getFormService(), engine.getRepositoryService(), json),
                filling,
                behaviour,
                new SimulatedCustomers(behaviour, clock, cast.seed()),
                new Teams(engine.getIdentityService()),
                new EventQueue(),
                clock,
                cast,
                audience);
        try {
            return new SimulationRun(scene, time, transaction).perform();
        } finally {
            time.backToNow();
        }
    }

    /** How much happened. */
    public record Played(int tasks, int messages, int jobs) {}
}
