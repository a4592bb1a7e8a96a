package org.ostopolku.simulation.engine;

import java.time.Instant;

/** Who watches a play, and may end it. */
public interface SimulationListener {

    /** Whether the play shall go on; asked before everything that happens. */
    default boolean wantsMore(Instant now) {
        return true;
    }

    /** Something is going to happen, in one transaction. */
    default void begins() {}

    /** Somebody does this now. */
    default void works(Event event) {}

    /** A touchpoint was completed, with answers that were remembered or with made-up ones. */
    default void answered(boolean remembered) {}

    /** What was answered then cannot be answered any more. */
    default void unfit(String process, String element, String field, Object answer) {}

    /** The customer told something, as remembered, and nobody waited for it. */
    default void unheard(String message) {}

    /**
     * Something could not be done, and was undone.
     *
     * @param event what it was
     */
    void fails(Event event, RuntimeException failure);

    /**
     * What happens to a customer.
     *
     * @param at in the time of the play
     * @param what for people
     * @param customer for people; may be null
     * @param journey number; may be null
     * @param process key of the process, if something of it was to be done; may be null
     * @param element id of the touchpoint or the failed step, if it is known; may be null
     */
    record Event(Instant at, String what, String customer, String journey, String process, String element) {}
}
