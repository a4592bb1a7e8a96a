package org.ostopolku.lifecycle.rehearsal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of a rehearsal.
 *
 * @param memory of the sandbox process, as for the Java option -Xmx
 * @param timeLimit after which it is ended, with or without a report
 * @param days simulated days after the last customer's arrival
 */
@ConfigurationProperties("ostopolku.rehearsal")
record RehearsalSettings(
        @DefaultValue("512m") String memory,
        @DefaultValue("PT10M") Duration timeLimit,
        @DefaultValue("180") int days) {}
