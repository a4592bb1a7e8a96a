package org.ostopolku.simulation.engine;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;

/** The objects that the parts of one run share. */
record SimulationContext(
        ProcessEngine engine,
        SimulationForms forms,
        FormFilling filling,
        Behaviour behaviour,
        SimulatedCustomers customers,
        Teams teams,
        EventQueue events,
        Clock clock,
        SimulationScenario scenario,
        SimulationListener listener) {

    WorkingHours hours() {
        return new WorkingHours(clock.getZone());
    }
}
