package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ostopolku.process.form.FormSchema;
import org.ostopolku.process.journey.JourneyVariable;

/** Rules for forms: Tasklist can show them and models can use their answers. */
enum FormRule implements Rule {
    FORM_ID("a form has the name of its file", FormRule::ids),
    FORM_PART("a form is made of parts that work in Tasklist", FormRule::parts),
    FORM_FIELD("a field is a variable of bpmn/variables.csv, of the same type", FormRule::fields),
    FORM_PRODUCT("a form asks nothing that only the product sets", FormRule::ofTheProduct),
    FORM_DEFAULT("a form preselects no answer", FormRule::defaults),
    FIELD_ONCE("a form asks each thing once", FormRule::twice),
    FIELD_LABEL("a field says what it asks", FormRule::labels),
    FIELD_CHOICES("a choice has answers, each with its own code", FormRule::choices);

    private static final Set<String> SHOWN = Set.of("group", "html", "text");

    /**
     * Variables that beans of the product set. A user who could enter them would take customers from other teams ({@code owner}),
     * or change when a customer is erased ({@code closingReason}, {@code erasureOn}).
     */
    private static final Set<String> OF_THE_PRODUCT = Set.of(
            "owner",
            "stageEnteredAt",
            "nextStep",
            "closingReason",
            "erasureOn",
            "dueJourneys",
            "dueJourney",
            "keepDays",
            "graceDays",
            "keepOrderDays",
            "hasOrders",
            "priority",
            "dueAfter",
            "alertsChanged",
            "subscriber");

    private static final Map<String, Set<String>> TYPES = Map.of(
            "textfield", Set.of("string"),
            "textarea", Set.of("string"),
            "select", Set.of("string"),
            "radio", Set.of("string"),
            "number", Set.of("integer", "decimal"),
            "checkbox", Set.of("boolean"),
            "datetime", Set.of("date"));

    private final RuleCheck check;

    FormRule(String says, Function<FormFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(FormFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Violation at(JsonNode part, String fix) {
        String label = Stream.of("label", "dateLabel", "text")
                .map(name -> part.path(name).asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return Violation.at(part.path("id").asText(part.path("key").asText()), label, fix);
    }

    private static Stream<JsonNode> answered(FormFile form) {
        return form.parts().filter(part -> TYPES.containsKey(part.path("type").asText()));
    }

    private static Stream<Violation> ids(FormFile form) {
        return Stream.of(form.id())
                .filter(id -> id.isEmpty() || !form.file().equals(id + ".form"))
                .map(id -> Violation.at(id, null, "make its id " + form.file().replace(".form", "")));
    }

    private static Stream<Violation> parts(FormFile form) {
        return form.parts()
                .filter(part -> !SHOWN.contains(part.path("type").asText())
                        && !TYPES.containsKey(part.path("type").asText()))
                .map(part -> at(
                        part,
                        "take one of " + TYPES.keySet().stream().sorted().toList()
                                + " for a question, or text, html or group"));
    }

    private static Stream<Violation> fields(FormFile form) {
        return answered(form)
                .filter(field -> !TYPES.get(field.path("type").asText())
                        .contains(type(form, field.path("key").asText())))
                .map(field -> {
                    String key = field.path("key").asText();
                    return at(
                            field,
                            form.context().variables().containsKey(key)
                                    ? "ask " + key + " as a " + type(form, key)
                                    : "ask a declared variable instead of \"" + key + "\"");
                });
    }

    private static String type(FormFile form, String variable) {
        JourneyVariable declared = form.context().variables().get(variable);
        return declared == null ? "" : declared.type();
    }

    private static Stream<Violation> ofTheProduct(FormFile form) {
        return FormSchema.of(form.json())
                .fields()
                .filter(field -> OF_THE_PRODUCT.contains(field.key()) && !field.isReadOnly())
                .map(field ->
                        at(field.json(), "leave the field out, or make it read-only: the product sets " + field.key()));
    }

    /** An answer that is there already is given by a slip, and some answers cannot be undone, such as an erasure. */
    private static Stream<Violation> defaults(FormFile form) {
        return form.parts()
                .filter(part -> part.has("defaultValue"))
                .map(part -> at(part, "delete its defaultValue: the user gives every answer"));
    }

    private static Stream<Violation> twice(FormFile form) {
        Set<String> keys = new HashSet<>();
        return answered(form).filter(field -> !keys.add(field.path("key").asText())).toList().stream()
                .map(field ->
                        at(field, "drop one of the fields " + field.path("key").asText()));
    }

    private static Stream<Violation> labels(FormFile form) {
        return answered(form)
                .filter(field -> field.path("label").asText().isBlank()
                        && field.path("dateLabel").asText().isBlank())
                .map(field -> at(field, "give it a label"));
    }

    private static Stream<Violation> choices(FormFile form) {
        return answered(form)
                .filter(field ->
                        Set.of("select", "radio").contains(field.path("type").asText()))
                .filter(field -> {
                    List<String> codes = StreamSupport.stream(
                                    field.path("values").spliterator(), false)
                            .map(choice -> choice.path("value").asText())
                            .toList();
                    return codes.size() < 2
                            || codes.contains("")
                            || codes.stream().collect(Collectors.toSet()).size() < codes.size();
                })
                .map(field -> at(field, "offer two answers or more, each with another value"));
    }
}
