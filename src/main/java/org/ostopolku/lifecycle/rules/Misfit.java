package org.ostopolku.lifecycle.rules;

/**
 * A value that a gateway or decision table asks for and nothing gives, or a value that it does not know.
 *
 * @param variable that has the value
 * @param place the gateway, way out, table or cell
 * @param isGiven whether the value is given and not known; otherwise it is asked for and never given
 */
record Misfit(String variable, String file, Violation place, boolean isGiven) {

    /** The same, said at what gives the variable. */
    Violation at(String element, String label) {
        return Violation.at(element, label, "%s, %s: %s".formatted(file, place.element(), place.fix()));
    }

    /** The same in an earlier version, whose journeys show the newest form. */
    Misfit inEarlierVersion(String consequence) {
        return new Misfit(
                variable,
                file,
                Violation.at(
                        place.element(),
                        place.label(),
                        "journeys run in an earlier version, which does not know one of the answers and takes its default way, where "
                                + consequence + "; migrate them to the newest version first"),
                isGiven);
    }
}
