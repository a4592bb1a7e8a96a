package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of a customer who has been with us: choices, numbers, days and ticks, no texts and no names. Where it ends,
 * the customer goes on as any made-up one.
 *
 * @param facts who the customer is, by variable
 * @param visits how each touchpoint went, by process and element ({@code awareness/UserTask_…}), in the order in which they began
 * @param messages what the customer told us, in the order of time
 * @param until when the memory ends
 */
public record RecordedJourney(
        Map<String, Object> facts, Map<String, List<Visit>> visits, List<Message> messages, Instant until) {

    /** Of somebody whom nobody has seen before. */
    public static final RecordedJourney NONE = new RecordedJourney(Map.of(), Map.of(), List.of(), Instant.MIN);

    /**
     * One time at a touchpoint.
     *
     * @param answers by variable; null if it was left before it was answered
     * @param seconds how long it took
     */
    public record Visit(Map<String, Object> answers, long seconds) {}

    /**
     * @param name of the message
     * @param values of its variables
     */
    public record Message(String name, Instant at, Map<String, Object> values) {}
}
