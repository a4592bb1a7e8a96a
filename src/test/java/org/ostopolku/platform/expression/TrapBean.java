package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;

/** Springs whenever it is used. */
public class TrapBean implements JavaDelegate, TaskListener, ExecutionListener, DelegateVariableMapping {

    private static final String PROPERTY = "ostopolku.trap";

    /** Leaves the trace that {@link #isSprung()} finds. */
    static void sprung() {
        System.setProperty(PROPERTY, "sprung");
    }

    static boolean isSprung() {
        return System.getProperty(PROPERTY) != null;
    }

    public String spring() {
        sprung();
        return "sprung";
    }

    /** Lets the engine keep it as a variable. */
    public String getName() {
        return "trap";
    }

    @Override
    public void execute(DelegateExecution execution) {
        sprung();
    }

    @Override
    public void notify(DelegateExecution execution) {
        sprung();
    }

    @Override
    public void notify(DelegateTask task) {
        sprung();
    }

    @Override
    public void mapInputVariables(DelegateExecution execution, VariableMap variables) {
        sprung();
    }

    @Override
    public void mapOutputVariables(DelegateExecution execution, VariableScope called) {
        sprung();
    }
}
