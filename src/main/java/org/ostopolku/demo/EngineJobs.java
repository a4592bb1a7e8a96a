package org.ostopolku.demo;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Does what the job executor does, in simulated time. */
class EngineJobs {

    private final ManagementService managementService;
    private int executed;

    EngineJobs(ManagementService managementService) {
        this.managementService = managementService;
    }

    /** How many jobs were executed. */
    int executed() {
        return executed;
    }

    /** The job that is due first, if it is due before the given time. */
    Optional<Job> nextBefore(Instant time) {
        return managementService
                .createJobQuery()
                .withRetriesLeft()
                .active()
                .duedateLowerThan(Date.from(time))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .filter(job -> job.getProcessDefinitionId() != null)
                .findFirst();
    }

    void execute(Job job) {
        managementService.executeJob(job.getId());
        executed++;
    }
}
