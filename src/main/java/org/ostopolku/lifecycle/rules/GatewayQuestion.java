package org.ostopolku.lifecycle.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways out of a gateway.
 *
 * @param otherwise id of the default way; null if there is none
 * @param answers the answers that the default way names in its property {@code answers}
 * @param consequence what cannot be undone on the default way; empty if nothing
 */
record GatewayQuestion(
        String file, String id, String label, List<Way> ways, String otherwise, Set<String> answers, String consequence)
        implements Question {

    /** A way out with its condition; the condition is empty if it has another form. */
    record Way(String id, String label, Optional<Condition> condition) {}

    /** Whether each condition can be compared; other rules report those that cannot. */
    boolean isReadable(PossibleValues values) {
        return ways.stream().allMatch(way -> way.condition()
                .filter(condition -> values.isDeclared(condition.variable()))
                .isPresent());
    }

    /** Id of the way that a value takes; null if there is none. */
    String wayOf(String variable, String value) {
        return ways.stream()
                .filter(way -> way.condition()
                        .filter(condition -> condition.variable().equals(variable) && condition.accepts(value))
                        .isPresent())
                .map(Way::id)
                .findFirst()
                .orElse(otherwise);
    }

    static Set<String> split(String answers) {
        return Arrays.stream(answers.split(","))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Stream<Misfit> misfits(PossibleValues values) {
        return isReadable(values) ? Stream.concat(unknown(values), withoutWay(values)) : Stream.empty();
    }

    private Stream<Misfit> unknown(PossibleValues values) {
        return ways.stream()
                .flatMap(way -> fix(way.condition().orElseThrow(), values)
                        .map(fix ->
                                misfit(way.condition().orElseThrow(), Violation.at(way.id(), way.label(), fix), false))
                        .stream());
    }

    private Misfit misfit(Condition condition, Violation place, boolean isGiven) {
        return new Misfit(condition.variable(), file, place, isGiven);
    }

    private static Optional<String> fix(Condition condition, PossibleValues values) {
        String variable = condition.variable();
        String type = values.type(variable);
        if (!condition.suits(type)) {
            return Optional.of("compare %s, which is of type %s, with %s".formatted(variable, type, example(type)));
        }
        if (!type.equals("string") || !condition.compares() || !values.isClosed(variable)) {
            return Optional.empty();
        }
        if (!values.isGiven(variable)) {
            return Optional.of(
                    "ask for %s in a form that a process shows: nothing gives it a value".formatted(variable));
        }
        return values.of(variable).contains(condition.value())
                ? Optional.empty()
                : Optional.of("no answer leads here: %s is never '%s'; it is one of %s"
                        .formatted(variable, condition.value(), values.of(variable)));
    }

    private static String example(String type) {
        return switch (type) {
            case "string" -> "== or != and a text in single quotation marks";
            case "boolean" -> "true or false, or ask it alone";
            case "integer", "decimal" -> "a number";
            default -> "nothing: ask only whether it is empty";
        };
    }

    private Stream<Misfit> withoutWay(PossibleValues values) {
        return variables()
                .filter(variable -> otherwise != null && values.isAnswer(variable) && values.isClosed(variable))
                .flatMap(variable -> misfit(variable, values).stream());
    }

    Stream<String> variables() {
        return ways.stream()
                .map(way -> way.condition().orElseThrow().variable())
                .distinct();
    }

    private Optional<Misfit> misfit(String variable, PossibleValues values) {
        Set<String> left = new TreeSet<>(values.of(variable));
        left.removeIf(value -> ways.stream()
                .map(way -> way.condition().orElseThrow())
                .anyMatch(condition -> condition.variable().equals(variable) && condition.accepts(value)));
        return fix(variable, left).map(fix -> new Misfit(variable, file, Violation.at(id, label, fix), true));
    }

    /** @param left the answers for which no condition is true */
    private Optional<String> fix(String variable, Set<String> left) {
        if (answers.isEmpty()) {
            return left.size() > 1
                    ? Optional.of(
                            "the answers %s have no way out of their own, and the default way takes one: add a way out with ${%s == '…'}, take the answer out of what gives it, or name all that the default way takes in its property answers"
                                    .formatted(left, variable))
                    : Optional.empty();
        }
        Set<String> without = new TreeSet<>(left);
        without.removeAll(answers);
        Set<String> gone = new TreeSet<>(answers);
        gone.removeAll(left);
        if (!without.isEmpty()) {
            return Optional.of(
                    "the answer %s has no way out: add a way out with ${%s == '…'}, take the answer out of what gives it, or add it to the property answers of the default way"
                            .formatted(without, variable));
        }
        return gone.isEmpty() || variables().count() > 1
                ? Optional.empty()
                : Optional.of(
                        "the default way is for %s, which nothing gives %s or another way takes: correct its property answers"
                                .formatted(gone, variable));
    }
}
