package org.ostopolku.lifecycle.rules;

import java.util.List;

/**
 * Where an answer leads at a gateway.
 *
 * @param givenBy the forms and tables that give the answer
 * @param model file of the gateway
 * @param way id of the way out; null if there is none
 * @param consequence what cannot be undone on this way; empty if nothing, or if another decision follows before
 */
public record AnswerOutcome(
        List<String> givenBy,
        String variable,
        String answer,
        String model,
        String gateway,
        String label,
        String way,
        String wayLabel,
        String consequence) {

    /** Whether another outcome is that of the same answer at the same gateway. */
    public boolean isSameQuestion(AnswerOutcome other) {
        return variable.equals(other.variable)
                && answer.equals(other.answer)
                && model.equals(other.model)
                && gateway.equals(other.gateway);
    }
}
