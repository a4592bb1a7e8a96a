package org.ostopolku.lifecycle.rules;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a rule is checked.
 *
 * @param severity of its findings
 * @param says the rule as a sentence
 * @param search finds the violations in a file; none in a file of another kind
 */
record RuleCheck(Severity severity, String says, Function<CheckedFile, Stream<Violation>> search) {

    static <F extends CheckedFile> RuleCheck of(
            Class<F> kind, Severity severity, String says, Function<F, Stream<Violation>> search) {
        return new RuleCheck(
                severity, says, file -> kind.isInstance(file) ? search.apply(kind.cast(file)) : Stream.empty());
    }
}
