package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Answer;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Place;
import org.ostopolku.lifecycle.rules.AnswerOutcome;
import org.ostopolku.lifecycle.rules.ModelRules;
import org.ostopolku.process.form.FormSchema;
import org.ostopolku.process.journey.JourneyVariables;
import org.ostopolku.simulation.engine.UntriedAnswers;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Follows every answer that the forms and tables offer, also those that no journey gave, with the models in force and with the
 * candidate.
 */
@Component
@Profile("rehearsal")
class AnswerComparisons {

    private final JourneyVariables variables;
    private final UntriedAnswers untried;
    private final ObjectMapper json;

    AnswerComparisons(JourneyVariables variables, UntriedAnswers untried, ObjectMapper json) {
        this.variables = variables;
        this.untried = untried;
        this.json = json;
    }

    /** Lets the next run give each answer that only the candidate's forms offer. */
    void tryNew(Map<String, byte[]> inForce, Map<String, byte[]> candidate) throws IOException {
        for (var form : candidate.entrySet()) {
            if (form.getKey().endsWith(".form")) {
                var known = choices(inForce.get(form.getKey()));
                choices(form.getValue()).forEach((field, answers) -> {
                    var added = new ArrayList<>(answers);
                    added.removeAll(known.getOrDefault(field, List.of()));
                    untried.add(form.getKey().replace(".form", ""), field, added);
                });
            }
        }
    }

    private Map<String, List<String>> choices(byte[] form) throws IOException {
        return form == null
                ? Map.of()
                : FormSchema.of(json.readTree(form))
                        .fields()
                        .filter(field -> field.hasKey() && !field.choices().isEmpty())
                        .collect(Collectors.toMap(
                                FormSchema.Component::key,
                                field -> field.choices().stream()
                                        .map(FormSchema.Choice::value)
                                        .toList(),
                                (one, other) -> one));
    }

    /** The answers that lead elsewhere with the candidate: those with a consequence first, then those without a flow. */
    List<Answer> compare(Map<String, byte[]> inForce, Map<String, byte[]> candidate) {
        var both = new TreeMap<>(inForce);
        both.putAll(candidate);
        var now = ModelRules.outcomes(inForce, variables.all());
        return ModelRules.outcomes(both, variables.all()).stream()
                .map(after -> compare(now.stream().filter(after::isSameQuestion).findFirst(), after))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((Answer answer) -> answer.consequence() == null)
                        .thenComparing(answer -> answer.candidate() != null))
                .toList();
    }

    private static Optional<Answer> compare(Optional<AnswerOutcome> before, AnswerOutcome after) {
        var wayNow = before.map(AnswerOutcome::way).orElse(null);
        var consequenceNow = before.map(AnswerOutcome::consequence).orElse("");
        boolean isWorse = !after.consequence().isEmpty() && consequenceNow.isEmpty();
        boolean isSameWay = before.isPresent() && Objects.equals(wayNow, after.way());
        return isSameWay && !isWorse
                ? Optional.empty()
                : Optional.of(new Answer(
                        after.givenBy(),
                        after.variable(),
                        after.answer(),
                        new Place(after.model(), after.gateway(), after.label()),
                        before.map(AnswerComparisons::way).orElse(null),
                        way(after),
                        isWorse ? after.consequence() : null));
    }

    /** The label of the flow, or its id; null if there is no flow. */
    private static String way(AnswerOutcome outcome) {
        return outcome.wayLabel().isEmpty() ? outcome.way() : outcome.wayLabel();
    }
}
