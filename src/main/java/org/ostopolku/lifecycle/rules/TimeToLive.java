package org.ostopolku.lifecycle.rules;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

/**
 * How long the history of a process or decision is kept, counted from its start. The cleanup of the engine deletes it afterwards,
 * with the audit view and the export of the journeys, also of those that still run.
 *
 * @param element id of the process or decision
 * @param value the attribute {@code camunda:historyTimeToLive}; null if there is none
 */
record TimeToLive(String element, String name, String value) {

    /** The shortest that a deployment may set, in days. */
    static final int LEAST = 90;

    private static final Pattern DAYS = Pattern.compile("(?:P(\\d{1,9})D|(\\d{1,9}))");

    static Stream<TimeToLive> of(ModelFile model) {
        return model.companies()
                .map(process -> new TimeToLive(
                        process.getId(), process.getName(), process.getCamundaHistoryTimeToLiveString()));
    }

    static Stream<TimeToLive> of(TableFile table) {
        return table.all(Decision.class)
                .map(decision -> new TimeToLive(
                        decision.getId(), decision.getName(), decision.getCamundaHistoryTimeToLiveString()));
    }

    private static Stream<TimeToLive> read(String file, byte[] content) {
        return file.endsWith(".dmn") ? of(TableFile.read(file, content)) : of(ModelFile.read(file, content));
    }

    /** Each one of the next version that is shorter than that of the same element in force. */
    static Stream<Violation> shorter(String file, byte[] next, byte[] inForce) {
        try {
            var before = read(file, inForce).toList();
            return read(file, next)
                    .flatMap(time -> before.stream().flatMap(former -> time.shorterThan(former).stream()));
        } catch (ModelException e) {
            return Stream.of(Violation.at(file, null, "the version in force cannot be read"));
        }
    }

    private Optional<Violation> shorterThan(TimeToLive former) {
        return element.equals(former.element)
                        && days().orElse(0) < former.days().orElse(0)
                ? Optional.of(Violation.at(
                        element,
                        name,
                        "camunda:historyTimeToLive = %s instead of %s, which is in force, deletes the history of journeys earlier, also of running ones: it counts from the start"
                                .formatted(value, former.value)))
                : Optional.empty();
    }

    /** The violation of what a process or decision has to have; empty if it has it. */
    Optional<Violation> violation() {
        return days().orElse(0) < LEAST
                ? Optional.of(Violation.at(
                        element,
                        name,
                        "set camunda:historyTimeToLive to an ISO duration in days of P%dD or more".formatted(LEAST)))
                : Optional.empty();
    }

    private OptionalInt days() {
        var matcher = DAYS.matcher(value == null ? "" : value);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)))
                : OptionalInt.empty();
    }
}
