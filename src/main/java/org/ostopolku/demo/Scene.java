package org.ostopolku.demo;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;

/** What everybody in one play shares. */
record Scene(
        ProcessEngine engine,
        DeployedForms forms,
        FormFilling filling,
        Behaviour behaviour,
        Customers customers,
        DemoTeams teams,
        Agenda agenda,
        Clock clock) {

    WorkingHours hours() {
        return new WorkingHours(clock.getZone());
    }
}
