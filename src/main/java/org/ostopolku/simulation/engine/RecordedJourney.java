package org.ostopolku.simulation.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The recorded decisions of a past customer: choices, numbers, dates and checkboxes, no texts and no names. After its end, the
 * customer's behaviour is generated.
 *
 * @param facts the customer's attributes, by variable
 * @param visits the visits of each touchpoint, by process and element ({@code awareness/UserTask_…}), in order of start
 * @param messages the customer's messages, in the order of time
 * @param until end of the recording
 */
public record RecordedJourney(
        Map<String, Object> facts, Map<String, List<Visit>> visits, List<Message> messages, Instant until) {

    /** An empty recording: all behaviour is generated. */
    public static final RecordedJourney NONE = new RecordedJourney(Map.of(), Map.of(), List.of(), Instant.MIN);

    /**
     * One time at a touchpoint.
     *
     * @param answers by variable; null if the touchpoint was left without an answer
     * @param seconds its duration
     */
    public record Visit(Map<String, Object> answers, long seconds) {}

    /** A message that the customer sent, with its variables. */
    public record Message(String name, Instant at, Map<String, Object> values) {}
}
