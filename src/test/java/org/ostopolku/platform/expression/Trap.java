package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Springs when the class is loaded, so nothing here may name it but by its name as a text. */
public class Trap implements JavaDelegate, TaskListener, ExecutionListener {

    static {
        TrapBean.sprung();
    }

    /** What Java functions of FEEL would call. */
    public static String spring(String text) {
        return text;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TrapBean.sprung();
    }

    @Override
    public void notify(DelegateExecution execution) {
        TrapBean.sprung();
    }

    @Override
    public void notify(DelegateTask task) {
        TrapBean.sprung();
    }
}
