package org.ostopolku.lifecycle.rules;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Task;

/** Rules for the names of files, elements and flows. */
enum NameRule implements Rule {
    FILE("the file has the name of its process", NameRule::file),
    ID(Severity.WARNING, "an id is the prefix of its kind and the label in PascalCase", NameRule::ids),
    FLOW_ID(Severity.WARNING, "the id of a flow names its answer or its source, and its target", NameRule::flowIds),
    MESSAGE_FLOW_ID(Severity.WARNING, "the id of a message flow names what passes", NameRule::messageFlowIds),
    SPEAKING_ID("no id is generated", NameRule::generatedIds),
    NAMED("a step, an event and a pool has a name", NameRule::unnamed),
    PLAIN_NAME("a label is the same for every customer: it leaves by mail and in logs", NameRule::expressions),
    VERB(Severity.WARNING, "an activity begins with a verb", NameRule::verbs),
    SENTENCE_CASE(Severity.WARNING, "a label is a sentence: a capital first, no other", NameRule::sentences),
    ANSWER_CASE(Severity.WARNING, "an answer begins with a small letter", NameRule::answers),
    BUSINESS_WORDS(Severity.WARNING, "a label speaks the words of the business", NameRule::technicalWords);

    /** The verbs that an activity may begin with. Add a new verb here. */
    private static final Set<String> VERBS = Set.of(
            ("Agree Answer Approve Arrange Ask Assess Carry Check Choose Clear Close Compare Correct Decide Deliver"
                            + " Develop Download Evaluate Find Follow Forget Gather Get Give Go Hear Hold Learn Leave"
                            + " List Listen Log Look Make Manage Map Move Negotiate Note Notice Pass Pay Plan Prepare"
                            + " Prioritise Put Read Receive Recognise Recommend Recover Review Revoke Say Search See Send"
                            + " Set Settle Share Show Solve Start Stop Take Tell Thank Think Try Understand Use Welcome Work")
                    .split(" "));

    private static final Pattern TECHNICAL = Pattern.compile(
            "\\b(KPI|API|REST|DMN|BPMN|JSON|ID|CRM|ERP|async\\w*|variable|instance|delegate|payload|gateway|process)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A capital first and no other, except the English word I. A letter of a script without capitals may be first. */
    private static final Pattern SENTENCE = Pattern.compile(
            "[\\p{Lu}\\p{Lo}\\p{N}][^\\p{Lu}]*(\\bI\\b[^\\p{Lu}]*)*|I\\b[^\\p{Lu}]*", Pattern.UNICODE_CHARACTER_CLASS);

    private final RuleCheck check;

    NameRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this(Severity.ERROR, says, search);
    }

    NameRule(Severity severity, String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, severity, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    static String pascalCase(String label) {
        return Arrays.stream(plain(label).split("[^\\p{L}\\p{N}]+"))
                .map(word -> word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(joining());
    }

    static String kebabCase(String label) {
        return plain(label).replaceAll("[^\\p{L}\\p{N}]+", "-").toLowerCase(Locale.ROOT);
    }

    /** A label as an id can have it: without apostrophes, and with a for \u00e4, o for \u00f6, e for \u00e9. */
    private static String plain(String label) {
        return Normalizer.normalize(label.replace("'", ""), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /** Whether an id can be derived from a label; Modeler takes only the letters A to Z in an id. */
    static boolean isLatin(String label) {
        return plain(label).chars().noneMatch(letter -> letter > 'z' && Character.isLetterOrDigit(letter));
    }

    private static Stream<Violation> file(ModelFile model) {
        return model.companies()
                .filter(process -> !process.getId().equals(model.name()))
                .map(process -> Violation.at(process, "name the file " + process.getId() + ".bpmn"));
    }

    private static Stream<Violation> ids(ModelFile model) {
        return model.any(List.of(FlowNode.class, Message.class, Participant.class))
                .filter(element -> !expectedIds(model, element).contains(element.getId()))
                .map(element -> Violation.at(element, "make it " + String.join(" or ", expectedIds(model, element))));
    }

    private static Set<String> expectedIds(ModelFile model, BaseElement element) {
        String prefix = prefix(element.getElementType().getTypeName());
        if (element instanceof Participant pool && pool.getProcess() != null) {
            return Set.of(prefix + (model.isCustomers(pool.getProcess()) ? "Customer" : "Company"));
        }
        String label = element.getAttributeValue("name");
        if (label == null || !isLatin(label)) {
            return element.getId().matches(prefix + "([A-Z][a-z0-9]+)+")
                    ? Set.of(element.getId())
                    : Set.of(prefix + "WhatItIsFor");
        }
        return model.isCustomers(element)
                ? Set.of(prefix + pascalCase(label), prefix + "Customer" + pascalCase(label))
                : Set.of(prefix + pascalCase(label));
    }

    private static String prefix(String type) {
        if (type.endsWith("Gateway")) {
            return "Gateway_";
        }
        return type.startsWith("intermediate") ? "Event_" : pascalCase(type) + "_";
    }

    private static Stream<Violation> flowIds(ModelFile model) {
        return model.all(SequenceFlow.class)
                .filter(flow -> isLatin(ModelFile.label(flow)))
                .flatMap(flow -> {
                    String source = stem(flow.getSource());
                    String target = "To" + stem(flow.getTarget());
                    String answer = flow.getName() == null ? "" : pascalCase(flow.getName());
                    String brief = "Flow_" + (answer.isEmpty() ? source : answer) + target;
                    String full = "Flow_" + source + answer + target;
                    return Set.of(brief, full.equals(brief) ? "" : full).contains(flow.getId())
                            ? Stream.empty()
                            : Stream.of(Violation.at(
                                    flow, "make it " + brief + ", or " + full + " where that one is taken"));
                });
    }

    private static String stem(BaseElement element) {
        return element.getId().substring(element.getId().indexOf('_') + 1);
    }

    private static Stream<Violation> messageFlowIds(ModelFile model) {
        return model.all(MessageFlow.class)
                .filter(flow -> flow.getName() == null
                        || isLatin(flow.getName()) && !flow.getId().startsWith("Flow_" + pascalCase(flow.getName()))
                        || flow.getId().endsWith("Again"))
                .map(flow -> Violation.at(
                        flow, "name what passes, and begin with Flow_ and that name in PascalCase, without a counter"));
    }

    private static Stream<Violation> generatedIds(ModelFile model) {
        return model.all(BaseElement.class)
                .filter(element -> element.getId() != null && element.getId().matches(".*_([0-9a-z]{7}|\\d+)"))
                .map(element -> Violation.at(element, "give it an id that speaks"));
    }

    private static Stream<Violation> unnamed(ModelFile model) {
        return model.any(List.of(Activity.class, Event.class, Participant.class))
                .filter(element -> ModelFile.label(element).isBlank())
                .map(element -> Violation.at(element, "write on it what the customer or the team would call it"));
    }

    private static Stream<Violation> verbs(ModelFile model) {
        return model.all(Task.class)
                .filter(task -> model.isEnglish()
                        && !ModelFile.label(task).isBlank()
                        && !VERBS.contains(task.getName().split(" ")[0]))
                .map(task -> Violation.at(task, "begin with what is done, as in \"Answer the first enquiry\""));
    }

    private static Stream<Violation> sentences(ModelFile model) {
        return model.all(FlowNode.class)
                .filter(node -> !ModelFile.label(node).isBlank())
                .filter(node -> !SENTENCE.matcher(node.getName()).matches()
                        || !node.getName().equals(node.getName().strip().replaceAll("\\s+", " ")))
                .map(node -> Violation.at(node, "write it as a sentence"));
    }

    private static Stream<Violation> answers(ModelFile model) {
        return model.all(SequenceFlow.class)
                .filter(flow -> flow.getName() != null && !flow.getName().matches("[\\p{Ll}\\p{Lo}].*"))
                .map(flow -> Violation.at(flow, "begin with a small letter"));
    }

    private static Stream<Violation> expressions(ModelFile model) {
        return model.all(FlowNode.class)
                .filter(node -> node.getName() != null && node.getName().matches("(?s).*[$#]\\{.*"))
                .map(node -> Violation.at(node, "write it without an expression"));
    }

    private static Stream<Violation> technicalWords(ModelFile model) {
        return model.all(FlowNode.class)
                .filter(node -> model.isEnglish()
                        && node.getName() != null
                        && TECHNICAL.matcher(node.getName()).find())
                .map(node -> Violation.at(node, "say it as the customer or the team would"));
    }
}
