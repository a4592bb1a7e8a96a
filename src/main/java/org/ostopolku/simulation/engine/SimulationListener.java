package org.ostopolku.simulation.engine;

import java.time.Instant;

/** Observes a run and may end it. */
public interface SimulationListener {

    /** Whether the run continues; called before each event and job. */
    default boolean shouldContinue(Instant now) {
        return true;
    }

    /** Called before each transaction. */
    default void stepStarting() {}

    /** Called before a task is completed. */
    default void touchpointStarting(Event event) {}

    /** @param replayed whether the answers were recorded; generated otherwise */
    default void touchpointCompleted(boolean replayed) {}

    /** A recorded answer is not valid any more. */
    default void answerRejected(String process, String element, String field, Object answer) {}

    /** No process waited for a recorded message. */
    default void messageNotAwaited(String message) {}

    /** A step failed and was rolled back. */
    void stepFailed(Event event, RuntimeException failure);

    /**
     * A step of the run.
     *
     * @param at simulated time
     * @param what description for people
     * @param customer name for people; may be null
     * @param journey number; may be null
     * @param process key of the process; may be null
     * @param element id of the touchpoint; may be null
     */
    record Event(Instant at, String what, String customer, String journey, String process, String element) {}
}
