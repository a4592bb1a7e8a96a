package org.ostopolku;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Registers the engine of the test's context before each test. Camunda keeps the engine, the delegates of the web applications,
 * the engine of its assertions and the clock in static fields: without this class, a test would use those of the context that
 * started last, or of a closed one. Cockpit also caches the database of the first engine of a name.
 */
public class TestEngineRegistration extends AbstractTestExecutionListener {

    /** Runs before the {@code @BeforeAll} methods that need an instance. */
    @Override
    public void prepareTestInstance(TestContext test) {
        register(test);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        register(test);
    }

    @Override
    public void afterTestClass(TestContext test) {
        ClockUtil.reset();
        AbstractAssertions.reset();
    }

    private static void register(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifUnique(engine -> {
                ProcessEngines.registerProcessEngine(engine);
                AbstractAssertions.init(engine);
            });
            Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
            Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
        }
    }
}
