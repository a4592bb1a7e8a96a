package org.ostopolku.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.browser.RunningApplication;

@RunningApplication
@Tag("once")
class JobExecutorWaitTest {

    private final JobExecutor jobs;

    JobExecutorWaitTest(JobExecutor jobs) {
        this.jobs = jobs;
    }

    /** The tests set max-wait to 500 ms and leave the first wait at its default of 5 s. */
    @Test
    void the_first_wait_is_not_longer_than_max_wait() {
        assertThat(jobs.getWaitTimeInMillis()).isEqualTo(500);
    }
}
