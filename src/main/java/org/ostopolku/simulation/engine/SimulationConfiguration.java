package org.ostopolku.simulation.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile({"demo", "rehearsal"})
class SimulationConfiguration {

    @Bean
    Behaviour behaviour() {
        return Behaviour.read();
    }
}
