package org.ostopolku.lifecycle.rules;

import java.util.stream.Stream;

/** What every file of its kind keeps; an enum of rules has one constant for each, and is listed in {@link ModelRules}. */
interface Rule {

    /** How the rule is called in a finding. */
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
