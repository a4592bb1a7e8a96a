package org.ostopolku.lifecycle.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Task;

/**
 * Finds text that older models kept behind English labels and that extension properties hold today. Nothing else reads those
 * labels: without the property, the journey map and the figures do not show the text.
 */
enum MovedTextRule implements Rule {
    LABEL_IN_DOCUMENTATION(
            "what stood behind a label in the documentation is an extension property", MovedTextRule::inDocumentation),
    LABEL_IN_NAME("what stood behind the colon of a name is an extension property", MovedTextRule::inName);

    private static final Map<String, String> OF_PROCESSES = Map.of(
            "Input", "input",
            "Steps", "steps",
            "Output", "output",
            "Owner", "owner",
            "Question", "question",
            "Over when", "overWhen",
            "KPI targets", "targets");

    private static final Map<String, String> OF_STEPS = Map.of("Needs", "needs", "Keeps from buying", "obstacles");

    private final RuleCheck check;

    MovedTextRule(String says, BiFunction<ModelFile, BaseElement, Map<String, String>> search) {
        this.check = RuleCheck.of(ModelFile.class, Severity.ERROR, says, model -> Stream.<BaseElement>concat(
                        model.companies(), model.customers(Task.class))
                .flatMap(element -> search.apply(model, element).entrySet().stream()
                        .map(text -> Violation.at(
                                element,
                                "choose the template \"%s\" and set its property %s to \"%s\""
                                        .formatted(
                                                element instanceof Process ? "Process" : "Customer's step",
                                                text.getKey(),
                                                text.getValue())))));
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    /** The properties that an element lacks because their text stands at the old place, with that text. */
    static Map<String, String> missing(ModelFile model, BaseElement element) {
        var found = inDocumentation(model, element);
        found.putAll(inName(model, element));
        return found;
    }

    private static Map<String, String> inDocumentation(ModelFile model, BaseElement element) {
        var labels = element instanceof Process ? OF_PROCESSES : OF_STEPS;
        var label = Pattern.compile(labels.keySet().stream()
                .collect(Collectors.joining("|", element instanceof Process ? "(?m)^(" : "\\b(", "): ")));
        var text = ModelFile.documentation(element);
        Map<String, String> found = new LinkedHashMap<>();
        List<MatchResult> places = label.matcher(text).results().toList();
        for (int i = 0; i < places.size(); i++) {
            int end = i + 1 < places.size() ? places.get(i + 1).start() : text.length();
            var value = text.substring(places.get(i).end(), end).strip();
            found.merge(labels.get(places.get(i).group(1)), value, (one, next) -> one + "; " + next);
        }
        var team = NameRule.kebabCase(found.getOrDefault("owner", "").split("[,.]")[0]);
        if (model.context().teams().contains(team)) {
            found.put("ownerTeam", team);
        }
        if (ModelFile.properties(element).containsKey("ownerTeam")) {
            found.remove("owner");
        }
        found.keySet().removeAll(ModelFile.properties(element).keySet());
        return found;
    }

    private static Map<String, String> inName(ModelFile model, BaseElement element) {
        Map<String, String> found = new LinkedHashMap<>();
        if (element instanceof Process) {
            afterColon(ModelFile.label(element), ": the customer ", "customerDoes", found);
            model.all(Participant.class)
                    .filter(pool -> element.equals(pool.getProcess()))
                    .forEach(pool -> afterColon(ModelFile.label(pool), ": ", "companyDoes", found));
        }
        found.keySet().removeAll(ModelFile.properties(element).keySet());
        return found;
    }

    private static void afterColon(String name, String colon, String property, Map<String, String> found) {
        int at = name.indexOf(colon);
        if (at > 0) {
            found.put(property, name.substring(at + colon.length()));
        }
    }
}
