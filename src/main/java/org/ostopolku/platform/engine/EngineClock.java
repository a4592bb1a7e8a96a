package org.ostopolku.platform.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only clock of the application: the clock of the engine, which tests and the simulator set. */
@Configuration
@UsesEngineInternals("the engine reads its time from ClockUtil")
class EngineClock {

    /** @param zone time zone of the company, in which days and months begin */
    @Bean
    Clock clock(@Value("${ostopolku.zone}") ZoneId zone) {
        return new EngineTime(zone);
    }

    private static final class EngineTime extends Clock {

        private final ZoneId zone;

        private EngineTime(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId otherZone) {
            return new EngineTime(otherZone);
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }
}
