package org.ostopolku;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class OstopolkuApplicationTest {

    @Autowired
    private ProcessEngine engine;

    @Test
    void the_engine_starts_on_the_migrated_schema() {
        assertThat(engine.getManagementService().getProperties()).containsKey("schema.version");
    }
}
