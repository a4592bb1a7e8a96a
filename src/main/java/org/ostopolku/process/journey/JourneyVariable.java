package org.ostopolku.process.journey;

/**
 * A declared variable.
 *
 * @param type string, integer, decimal, boolean or date
 * @param fact whether every process of the journey gets it
 * @param personal whether it is personal data, which is erased on request
 * @param ofOrder whether it is personal data of an order, which the law orders to keep
 * @param meaning in a sentence
 */
public record JourneyVariable(
        String name, String type, boolean fact, boolean personal, boolean ofOrder, String meaning) {}
