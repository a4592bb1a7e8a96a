package org.ostopolku.model;

import java.util.stream.Stream;

/** What every file of its kind keeps; an enum of rules has one constant for each, and is listed in {@link ModelRules}. */
interface Rule {

    /** How the rule is called in a finding. */
    String name();

    /** The rule as a sentence. */
    String says();

    default Severity severity() {
        return Severity.ERROR;
    }

    default Stream<Flaw> in(Model model) {
        return Stream.empty();
    }

    default Stream<Flaw> in(FormFile form) {
        return Stream.empty();
    }

    default Stream<Flaw> in(TableFile table) {
        return Stream.empty();
    }
}
