package org.ostopolku.security.authorization;

import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** The variable that holds the user id of the customer's owner. */
@UsesEngineInternals("history events of variables are internal types")
public final class OwnerVariable {

    public static final String NAME = "owner";

    private OwnerVariable() {}

    /** Whether the event sets the owner of a process instance. Deletion of the variable keeps the owner. */
    public static boolean isSetBy(HistoricVariableUpdateEventEntity variable) {
        return isChangedBy(variable) && variable.getTextValue() != null;
    }

    /** The same, also if the value is no text. */
    public static boolean isChangedBy(HistoricVariableUpdateEventEntity variable) {
        return NAME.equals(variable.getVariableName())
                && variable.getTaskId() == null
                && variable.getProcessInstanceId() != null
                && variable.getProcessInstanceId().equals(variable.getExecutionId())
                && (variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE)
                        || variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE));
    }
}
