package org.ostopolku.process.journey;

/**
 * A declared variable.
 *
 * @param fact carried through every process of the journey
 * @param personal tells something of a person, so that it has to be forgotten on request
 * @param meaning in a sentence
 */
public record JourneyVariable(String name, boolean fact, boolean personal, String meaning) {}
