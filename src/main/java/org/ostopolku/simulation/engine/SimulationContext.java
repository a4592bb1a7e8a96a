package org.ostopolku.simulation.engine;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;

/** What everybody in one play shares. */
record SimulationContext(
        ProcessEngine engine,
        SimulationForms forms,
        FormFilling filling,
        Behaviour behaviour,
        SimulatedCustomers customers,
        Teams teams,
        EventQueue agenda,
        Clock clock,
        SimulationScenario cast,
        SimulationListener audience) {

    WorkingHours hours() {
        return new WorkingHours(clock.getZone());
    }
}
