package org.ostopolku.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.util.StringUtils;

/** Tells the process instances that are deleted from those that end by their models, and who may delete them. */
@UsesEngineInternals(
        "the history event of an end holds its reason and how it came, and the caller is known only to the context")
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

    /**
     * Refuses the deletion of the current command, unless an administrator, or the application itself, gives a reason.
     *
     * @param why a sentence that says what would be lost, and how to end it instead
     * @throws AuthorizationException if the user is no administrator
     * @throws BadUserRequestException if there is no reason, or if a model is deleted
     */
    public static void requireAdministratorWithReason(String why, String reason) {
        var context = Context.getCommandContext();
        if (context.getAuthentication() != null && !Submissions.isByAdministrator(context)) {
            throw new AuthorizationException(why + " Only an administrator may delete it, with a reason.");
        }
        if (WITH_THEIR_MODEL.contains(String.valueOf(reason))) {
            throw new BadUserRequestException(
                    why + " Nobody can delete its process definition or deployment before. Nothing was changed.");
        }
        if (!StringUtils.hasText(reason)) {
            throw new BadUserRequestException(why
                    + " An administrator may delete it with a reason: POST /engine-rest/process-instance/delete with"
                    + " processInstanceIds and deleteReason.");
        }
    }
}
