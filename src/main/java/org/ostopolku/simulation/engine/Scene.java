package org.ostopolku.simulation.engine;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;

/** What everybody in one play shares. */
record Scene(
        ProcessEngine engine,
        DeployedForms forms,
        FormFilling filling,
        Behaviour behaviour,
        Customers customers,
        Teams teams,
        Agenda agenda,
        Clock clock,
        Cast cast,
        Audience audience) {

    WorkingHours hours() {
        return new WorkingHours(clock.getZone());
    }
}
