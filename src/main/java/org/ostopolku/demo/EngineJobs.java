package org.ostopolku.demo;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Does what the job executor does, in simulated time. */
class EngineJobs {

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
                .listPage(0, 1)
                .stream()
                .filter(job -> job.getProcessDefinitionId() != null)
                .findFirst()
                .orElse(null);
    }

    void execute(Job job) {
        managementService.executeJob(job.getId());
        executed++;
    }
}
