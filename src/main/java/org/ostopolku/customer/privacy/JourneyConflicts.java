package org.ostopolku.customer.privacy;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/**
 * Makes an erasure and every transaction that copies variables of the same journey conflict: both update the execution that
 * the variables belong to, and the engine's optimistic locking rejects the later one. A completed task, a job or a message
 * updates its execution anyway. A called process and an event sub-process only insert, so their start updates the callers.
 */
@Component
@UsesEngineInternals("only entities of the engine can be forced into its optimistic locking")
class JourneyConflicts extends AbstractBpmnParseListener {

    private static final ExecutionListener UPDATE_CALLERS = JourneyConflicts::updateCallers;

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, UPDATE_CALLERS);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        if (scope instanceof ActivityImpl subProcess && subProcess.isTriggeredByEvent()) {
            start.addBuiltInListener(ExecutionListener.EVENTNAME_START, UPDATE_CALLERS);
        }
    }

    /** New executions are inserted, so that only those of earlier transactions are updated. */
    private static void updateCallers(DelegateExecution started) {
        var execution = (ExecutionEntity) started;
        while (execution != null) {
            execution.getProcessInstance().forceUpdate();
            execution = execution.getProcessInstance().getSuperExecution();
        }
    }

    /** Updates all executions of these processes when the command ends. */
    static void updateAll(CommandContext context, Collection<String> processes) {
        processes.forEach(process -> context.getExecutionManager()
                .findExecutionsByProcessInstanceId(process)
                .forEach(ExecutionEntity::forceUpdate));
    }
}
