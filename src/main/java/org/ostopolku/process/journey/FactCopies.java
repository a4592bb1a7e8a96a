package org.ostopolku.process.journey;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Tells copies of the journey's facts, in the processes that it calls and in those beside it, from what these learn. */
@UsesEngineInternals("only the execution knows whether its process is starting")
public final class FactCopies {

    private static final ThreadLocal<Boolean> COPYING = ThreadLocal.withInitial(() -> false);

    private FactCopies() {}

    /** Marks the facts that the action sets as copies; the engine writes the history of a variable at once. */
    public static void copy(Runnable action) {
        boolean before = COPYING.get();
        COPYING.set(true);
        try {
            action.run();
        } finally {
            COPYING.set(before);
        }
    }

    /** Whether a process got this value from its journey: now, or when it started. */
    public static boolean isCopy(HistoricVariableUpdateEventEntity value) {
        return COPYING.get() || isStarting(value.getProcessInstanceId());
    }

    /** Whether the process instance has not passed its start event. The flag {@code initial} is not set in a called one (7.24.0). */
    private static boolean isStarting(String process) {
        var instance = Context.getCommandContext().getExecutionManager().findExecutionById(process);
        return instance != null
                && instance.getActivity() != null
                && instance.getActivity() == instance.getProcessDefinition().getInitial();
    }
}
