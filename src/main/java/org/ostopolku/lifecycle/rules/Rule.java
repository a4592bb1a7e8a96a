package org.ostopolku.lifecycle.rules;

import java.util.stream.Stream;

/** A rule that every file of its kind keeps. Each enum of rules is listed in {@link ModelRules}. */
interface Rule {

    /** The name of the rule in a finding. */
    String name();

    RuleCheck check();

    /** The rule as a sentence. */
    default String says() {
        return check().says();
    }

    default Severity severity() {
        return check().severity();
    }

    default Stream<Violation> in(CheckedFile file) {
        return check().search().apply(file);
    }
}
