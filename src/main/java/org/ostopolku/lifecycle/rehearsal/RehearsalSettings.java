package org.ostopolku.lifecycle.rehearsal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a rehearsal may take.
 *
 * @param memory of the throw-away engine, as the Java option -Xmx wants it
 * @param timeLimit after which it is ended, with or without a report
 * @param days how long the play goes on after the last customer has come
 */
@ConfigurationProperties("ostopolku.rehearsal")
record RehearsalSettings(
        @DefaultValue("512m") String memory,
        @DefaultValue("PT10M") Duration timeLimit,
        @DefaultValue("180") int days) {}
