package org.ostopolku.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/** Tells the process instances that are deleted from those that end by their models. */
@UsesEngineInternals("only the history event of an end holds its reason and how it came")
public final class InstanceDeletions {

    /** The reasons that the engine gives; state and API do not tell such an end from that of an interrupted stage. */
    private static final Set<String> WITH_THEIR_MODEL = Set.of("deleted deployment", "deleted process definition");

    private InstanceDeletions() {}

    /** Whether an instance is deleted by itself, or in a batch. A called one that its caller interrupts is not deleted. */
    public static boolean isSingle(HistoryEvent event) {
        return event instanceof HistoricProcessInstanceEventEntity instance
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)
                && !isWithItsModel(event)
                && (HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED.equals(instance.getState())
                        || HistoricProcessInstance.STATE_INTERNALLY_TERMINATED.equals(instance.getState())
                                && event.getProcessInstanceId().equals(event.getRootProcessInstanceId()));
    }

    /** Whether an instance is deleted because its process definition or deployment is. */
    public static boolean isWithItsModel(HistoryEvent event) {
        return event instanceof HistoricProcessInstanceEventEntity instance
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)
                && instance.getDeleteReason() != null
                && WITH_THEIR_MODEL.contains(instance.getDeleteReason());
    }
}
