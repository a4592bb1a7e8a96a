package org.ostopolku.process.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.journey.JourneyVariables;

/** Every form under forms/ keeps to the common skeleton and to what Tasklist can show; a failure lists all findings. */
@Tag("once")
class FormFilesTest {

    private static final Set<String> MESSAGES = Set.of(
            "customer-noticed",
            "customer-signal",
            "customer-moved",
            "help-requested",
            "feedback-received",
            "customer-left");
    private static final Set<String> STARTS =
            Set.of("start-a-customer-journey", "record-a-development-need", "raise-a-hypothesis");
    private static final Map<String, Integer> LONGEST_TEXT = Map.of("textfield", 200, "textarea", 2000);

    private static final Map<String, JsonNode> FORMS = new HashMap<>();
    private static final Map<String, String> DECLARED = new HashMap<>();

    private final List<String> findings = new ArrayList<>();

    @BeforeAll
    static void readFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                FORMS.put(file.getFileName().toString(), new ObjectMapper().readTree(Files.readString(file)));
            }
        }
        JourneyVariables.read().forEach(variable -> DECLARED.put(variable.name(), variable.type()));
    }

    @Test
    void a_form_is_named_as_its_file_and_made_for_this_platform() {
        FORMS.forEach((file, form) -> {
            check(file.equals(text(form, "id") + ".form"), file, "the id is not the file name");
            check("Camunda Platform".equals(text(form, "executionPlatform")), file, "is not for Camunda Platform");
            check("7.24.0".equals(text(form, "executionPlatformVersion")), file, "is not for version 7.24.0");
            check(form.path("schemaVersion").asInt() == 16, file, "has not schema version 16");
        });
        assertNoFindings();
    }

    @Test
    void a_touchpoint_form_tells_the_customer_then_the_work_then_asks_and_ends_with_the_decision() {
        List<String> order =
                List.of("Html_head", "Text_instruction", "Group_findings", "Group_development", "Group_decision");
        FORMS.forEach((file, form) -> {
            String id = text(form, "id");
            List<String> sections = elements(form.path("components"))
                    .map(part -> text(part, "id"))
                    .toList();
            boolean asksForNeeds = fields(form).stream().anyMatch(field -> "developmentNeed".equals(key(field)));
            if (MESSAGES.contains(id)) {
                check(sections.stream().allMatch(part -> part.startsWith("Field_")), file, "has more than fields");
            } else if (STARTS.contains(id)) {
                check("Text_instruction".equals(sections.get(0)), file, "does not start with the instruction");
                check(!asksForNeeds, file, "asks for development needs before there is a touchpoint");
            } else {
                List<String> inOrder = order.stream().filter(sections::contains).toList();
                check(sections.equals(inOrder), file, "has the parts " + sections + " instead of " + order);
                check(sections.contains("Html_head"), file, "does not show the customer");
                check(sections.contains("Text_instruction"), file, "has no work instruction");
                check(asksForNeeds, file, "does not ask what we should develop");
            }
            elements(form.path("components"))
                    .filter(part -> "Text_instruction".equals(text(part, "id")))
                    .filter(part -> !text(part, "text").contains("**The customer wants:**"))
                    .forEach(part -> findings.add(file + ": does not show what the customer wants"));
        });
        assertNoFindings();
    }

    @Test
    void every_part_is_there_once_and_every_field_comes_after_the_one_it_depends_on() {
        FORMS.forEach((file, form) -> {
            Set<String> ids = new HashSet<>();
            FormSchema.of(form)
                    .components()
                    .map(FormSchema.Component::json)
                    .forEach(part -> check(ids.add(text(part, "id")), file, text(part, "id") + " is there twice"));
            Set<String> keys = new HashSet<>();
            for (JsonNode field : fields(form)) {
                String key = key(field);
                keys.add(key);
                check(text(field, "id").equals("Field_" + key), file, key + " has id " + text(field, "id"));
                check(typeOf(field).equals(DECLARED.get(key)), file, key + " is declared as " + DECLARED.get(key));
                String hide = field.at("/conditional/hide").asText("=");
                String decider = hide.substring(1).split(" ")[0];
                check(decider.isEmpty() || keys.contains(decider), file, key + " depends on a later " + decider);
            }
        });
        assertNoFindings();
    }

    @Test
    void every_field_speaks_in_words_and_has_its_limits() {
        FORMS.forEach((file, form) -> fields(form).forEach(field -> {
            String type = text(field, "type");
            String name = key(field);
            String label = text(field, type.equals("datetime") ? "dateLabel" : "label");
            JsonNode validate = field.path("validate");
            check(isSentence(label), file, name + " has the label '" + label + "'");
            Integer longest = LONGEST_TEXT.get(type);
            int maxLength = validate.path("maxLength").asInt(Integer.MAX_VALUE);
            check(longest == null || maxLength <= longest, file, name + " may be longer than " + longest);
            if (type.equals("number")) {
                check(field.has("decimalDigits"), file, name + " does not limit its decimals");
                boolean money =
                        "EUR".equals(field.at("/appearance/prefixAdorner").asText());
                boolean limited = field.path("decimalDigits").asInt() == 2
                        && validate.path("min").asInt(-1) == 0;
                check(!money || limited, file, name + " is money without two decimals and a minimum of 0");
            }
            if (type.equals("select") || type.equals("radio")) {
                check(field.path("values").size() > 1, file, name + " has no choices");
                elements(field.path("values")).forEach(choice -> {
                    check(isSentence(text(choice, "label")), file, name + " offers '" + text(choice, "label") + "'");
                    check(text(choice, "value").matches("[a-z]+(-[a-z]+)*"), file, name + " has a choice without code");
                });
            }
        }));
        assertNoFindings();
    }

    private static boolean isSentence(String label) {
        return label.matches("[A-Z].{1,79}") && !label.matches(".*[a-z][A-Z].*") && !label.contains("_");
    }

    /** The type in bpmn/variables.csv that the field's value has. */
    private static String typeOf(JsonNode field) {
        return switch (text(field, "type")) {
            case "checkbox" -> "boolean";
            case "datetime" -> "date";
            case "number" -> field.path("decimalDigits").asInt() == 0 ? "integer" : "decimal";
            default -> "string";
        };
    }

    private static List<JsonNode> fields(JsonNode form) {
        return FormSchema.of(form)
                .components()
                .map(FormSchema.Component::json)
                .filter(component -> component.has("key"))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asText();
    }

    private static String key(JsonNode field) {
        return text(field, "key");
    }

    private void check(boolean valid, String file, String finding) {
        if (!valid) findings.add(file + ": " + finding);
    }

    private void assertNoFindings() {
        assertThat(findings).isEmpty();
    }
}
