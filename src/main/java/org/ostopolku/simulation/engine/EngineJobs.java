package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Does what the job executor does, in simulated time. */
class EngineJobs {

    /** Jobs of the engine itself, which are left alone. */
    private static final int OTHERS = 10;

    private final ManagementService managementService;
    private final Instant until;
    private int executed;

    /** @param until jobs that are due later are left alone */
    EngineJobs(ManagementService managementService, Instant until) {
        this.managementService = managementService;
        this.until = until;
    }

    /** How many jobs were executed. */
    int executed() {
        return executed;
    }

    /** The job that is due first; null if there is none. */
    Job next() {
        return managementService
                .createJobQuery()
                .withRetriesLeft()
                .active()
                .duedateLowerThan(Date.from(until))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1 + OTHERS)
                .stream()
                .filter(job -> job.getProcessDefinitionId() != null)
                .findFirst()
                .orElse(null);
    }

    /** Processes that the clock starts begin to be started then. */
    void beginAt(Instant time) {
        managementService.createJobQuery().timers().active().list().stream()
                .filter(job -> job.getProcessDefinitionId() != null && job.getProcessInstanceId() == null)
                .forEach(job -> managementService.setJobDuedate(job.getId(), Date.from(time)));
    }

    void execute(Job job) {
        managementService.executeJob(job.getId());
        executed++;
    }
}
