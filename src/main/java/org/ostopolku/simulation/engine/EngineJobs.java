package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Executes jobs in simulated time, in place of the job executor. */
class EngineJobs {

    /** Most jobs of the engine itself at a time. They have no process definition and are not executed. */
    private static final int ENGINE_JOBS = 10;

    private final ManagementService managementService;
    private final Instant until;
    private int executed;

    /** @param until jobs that are due later are not executed */
    EngineJobs(ManagementService managementService, Instant until) {
        this.managementService = managementService;
        this.until = until;
    }

    int executed() {
        return executed;
    }

    /** The job with the earliest due date; null if there is none. */
    Job next() {
        return managementService
                .createJobQuery()
                .withRetriesLeft()
                .active()
                .duedateLowerThan(Date.from(until))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1 + ENGINE_JOBS)
                .stream()
                .filter(job -> job.getProcessDefinitionId() != null)
                .findFirst()
                .orElse(null);
    }

    /** Sets the due date of all timer start events. */
    void activateStartTimers(Instant time) {
        managementService.createJobQuery().timers().active().list().stream()
                .filter(job -> job.getProcessDefinitionId() != null && job.getProcessInstanceId() == null)
                .forEach(job -> managementService.setJobDuedate(job.getId(), Date.from(time)));
    }

    void execute(Job job) {
        managementService.executeJob(job.getId());
        executed++;
    }
}
