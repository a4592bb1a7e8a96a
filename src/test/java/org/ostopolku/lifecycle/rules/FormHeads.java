package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.model.ProcessDescription;

/**
 * The heads of the forms, made from {@code forms/fragments}: a head is a fragment, the form's own lines, and the end. A fragment
 * may contain {@code $stage}, {@code $customerDoes}, {@code $money(x)}, {@code $day(x)} and {@code $choice(x)}.
 */
final class FormHeads {

    static final String COMMAND = "mvn test -Dtest=WriteFormHeads";

    private static final Path FRAGMENTS = Path.of("forms", "fragments");
    private static final String CUSTOMER_HEAD = "customer-head";

    /** The processes whose forms are not about one customer. */
    private static final Map<String, String> OTHER_HEADS =
            Map.of("development-need", "need-head", "hypothesis-validation", "assumption-head");

    private static final Pattern OWN_LINE = Pattern.compile(
            "\\{\\{#if (\\w+) != null and \\1 != \"\"}}\n"
                    + "<p style=\"margin: 0; white-space: pre-line\">([^{]+): \\{\\{(.*?)}}</p>\\{\\{/if}}",
            Pattern.DOTALL);

    private static final Pattern MACRO = Pattern.compile("\\$(stage|customerDoes|money|day|choice)(?:\\((\\w+)\\))?");

    private static final String MONEY =
            "\"EUR \" + replace(string(decimal(%s, 0)), \"([0-9])(?=([0-9]{3})+$)\", \"$1,\")";

    private static final String DAY =
            "string(number(substring(%1$s, 9, 2))) + \" \" + [\"Jan\", \"Feb\", \"Mar\", \"Apr\","
                    + " \"May\", \"Jun\", \"Jul\", \"Aug\", \"Sep\", \"Oct\", \"Nov\", \"Dec\"][number(substring(%1$s, 6, 2))]"
                    + " + \" \" + substring(%1$s, 1, 4)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormHeads() {}

    /** The ids of the forms that have a head. */
    static List<String> forms() {
        return ids().filter(form -> head(form) != null).toList();
    }

    /** The ids of all forms. */
    static Stream<String> ids() {
        return ShippedFiles.all().keySet().stream()
                .filter(file -> file.endsWith(".form"))
                .map(file -> file.replace(".form", ""));
    }

    /** The head of a form as its file has it; null if it has none. */
    static String head(String form) {
        return StreamSupport.stream(json(form).path("components").spliterator(), false)
                .filter(part -> part.path("id").asText().equals("Html_head"))
                .map(part -> part.path("content").asText())
                .findFirst()
                .orElse(null);
    }

    /** The head of a form as the fragment and the form's own lines make it. */
    static String expected(String form) {
        return expand(fragment(form))
                + OWN_LINE.matcher(head(form)).results().map(FormHeads::ownLine).collect(Collectors.joining())
                + "\n</div>";
    }

    /** The choices of each field in one form: label by value. */
    static Map<String, Map<String, String>> choices(String form) {
        return json(form).findParents("values").stream()
                .filter(field -> field.has("key"))
                .collect(Collectors.toMap(
                        field -> field.path("key").asText(),
                        FormHeads::labels,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** What the models of the six stages say of themselves, by id of the stage. */
    static Map<String, ProcessDescription> stages() {
        Map<String, ProcessDescription> stages = new LinkedHashMap<>();
        Stage.IDS.forEach(stage -> stages.put(stage, ProcessDescription.read(model(stage), stage)));
        return stages;
    }

    static void write(String form) throws IOException {
        var file = Path.of("forms", form + ".form");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(JSON.writeValueAsString(head(form)), JSON.writeValueAsString(expected(form))));
    }

    private static String fragment(String form) {
        var name = OTHER_HEADS.entrySet().stream()
                .filter(head -> model(head.getKey()).getModelElementsByType(UserTask.class).stream()
                        .anyMatch(task -> form.equals(task.getCamundaFormRef())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CUSTOMER_HEAD);
        try {
            return Files.readString(FRAGMENTS.resolve(name + ".html")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that one form adds: its label and its variable stay, the format follows from what the variable is. */
    private static String ownLine(MatchResult line) {
        var variable = line.group(1);
        var macro = line.group(3).startsWith("\"EUR \"")
                ? "money"
                : ShippedFiles.KNOWN.variables().get(variable).type().equals("date")
                        ? "day"
                        : choicesOf(variable).isEmpty() ? null : "choice";
        var value = macro == null ? line.group(3) : expand("$%s(%s)".formatted(macro, variable));
        return line.group().replace("{{" + line.group(3) + "}}", "{{" + value + "}}");
    }

    private static String expand(String text) {
        return MACRO.matcher(text)
                .replaceAll(macro -> Matcher.quoteReplacement(
                        switch (macro.group(1)) {
                            case "stage" -> words("stage", texts(ProcessDescription::title));
                            case "customerDoes" -> words("stage", texts(ProcessDescription::customerDoes));
                            case "money" -> MONEY.formatted(macro.group(2));
                            case "day" -> DAY.formatted(macro.group(2));
                            default -> words(macro.group(2), choicesOf(macro.group(2))) + " else " + macro.group(2);
                        }));
    }

    private static Map<String, String> texts(Function<ProcessDescription, String> select) {
        Map<String, String> texts = new LinkedHashMap<>();
        stages().forEach((id, stage) -> texts.put(id, select.apply(stage)));
        return texts;
    }

    /** FEEL that gives the words for the value of a variable; the caller adds what stands for any other value. */
    private static String words(String variable, Map<String, String> byValue) {
        return byValue.entrySet().stream()
                .map(word -> "if %s = \"%s\" then \"%s\"".formatted(variable, word.getKey(), word.getValue()))
                .collect(Collectors.joining(" else "));
    }

    /** The longest list of choices that a form offers for a field; empty if it is no choice. */
    static Map<String, String> choicesOf(String field) {
        return ids().map(form -> choices(form).getOrDefault(field, Map.of()))
                .max(Comparator.comparing(Map::size))
                .orElseThrow();
    }

    private static Map<String, String> labels(JsonNode field) {
        Map<String, String> labels = new LinkedHashMap<>();
        field.path("values")
                .forEach(choice -> labels.put(
                        choice.path("value").asText(), choice.path("label").asText()));
        return labels;
    }

    private static JsonNode json(String form) {
        try {
            return JSON.readTree(ShippedFiles.text(form + ".form"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BpmnModelInstance model(String process) {
        return Bpmn.readModelFromStream(
                new ByteArrayInputStream(ShippedFiles.model(process).getBytes(StandardCharsets.UTF_8)));
    }
}
