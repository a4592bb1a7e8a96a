package org.ostopolku;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Camunda's REST API and web apps find the engine by its name, and what they need themselves, in registries of the whole
 * JVM: without this, they would serve the engine of the context that was started last, not that of the test, and nothing at
 * all after any context has been closed. Cockpit also keeps the database that it read first, under the engine's name: in
 * another context it would list nothing.
 */
public class EngineOfTheTest extends AbstractTestExecutionListener {

    /** Before what a class prepares for all its tests. */
    @Override
    public void prepareTestInstance(TestContext test) {
        serve(test);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        serve(test);
    }

    /** The engine's clock, too, is one for the whole JVM. */
    @Override
    public void afterTestClass(TestContext test) {
        ClockUtil.reset();
    }

    private static void serve(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(ProcessEngine.class)
                    .ifUnique(ProcessEngines::registerProcessEngine);
            Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
            Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
        }
    }
}
