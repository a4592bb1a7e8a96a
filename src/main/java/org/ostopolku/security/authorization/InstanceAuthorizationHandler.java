package org.ostopolku.security.authorization;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * Updates the authorizations when a process instance starts, its owner changes, or a task ends. History events also cover
 * changes by administrators, which listeners in models do not.
 */
@UsesEngineInternals("a history event handler sees every process and task, whichever API starts it")
class InstanceAuthorizationHandler implements HistoryEventHandler {

    private final InstanceAuthorizations grants;

    InstanceAuthorizationHandler(InstanceAuthorizations grants) {
        this.grants = grants;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!Context.getProcessEngineConfiguration().isAuthorizationEnabled()) {
            return;
        }
        if (event instanceof HistoricProcessInstanceEventEntity process
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START)) {
            grants.begin(event.getProcessInstanceId(), event.getRootProcessInstanceId(), process.getBusinessKey());
        } else if (event instanceof HistoricVariableUpdateEventEntity variable && OwnerVariable.isSetBy(variable)) {
            grants.setOwner(event.getProcessInstanceId(), event.getRootProcessInstanceId(), variable.getTextValue());
        } else if (event instanceof HistoricTaskInstanceEventEntity task
                && event.getProcessInstanceId() != null
                && (event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_COMPLETE)
                        || event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_DELETE))) {
            grants.release(event.getProcessInstanceId(), task.getTaskId());
        }
    }
}
