package org.ostopolku;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Camunda's REST API and web apps find the engine by its name, in a registry of the whole JVM: without this, they would
 * serve the engine of the context that was started last, not that of the test.
 */
public class EngineOfTheTest extends AbstractTestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(ProcessEngine.class)
                    .ifUnique(ProcessEngines::registerProcessEngine);
        }
    }
}
