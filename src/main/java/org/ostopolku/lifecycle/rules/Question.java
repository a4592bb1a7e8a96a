package org.ostopolku.lifecycle.rules;

import java.util.stream.Stream;

/** A gateway or a decision table that asks the values of variables. */
sealed interface Question permits GatewayQuestion, TableQuestion {

    /** Where it and the values that its variables can have do not fit. */
    Stream<Misfit> misfits(PossibleValues values);
}
