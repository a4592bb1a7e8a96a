package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.w3c.dom.Element;

/** Tables and forms run no code and load nothing. */
enum ContentRule implements Rule {
    LANGUAGE(TableFile.class, "a table is written in FEEL and calls no method", ContentRule::languages),
    FORM_CONTENT(FormFile.class, "a form runs nothing and loads nothing from elsewhere", ContentRule::contents);

    /** Java functions, and what FEEL evaluates as a method or the class of an object. */
    private static final Pattern JAVA =
            Pattern.compile("\\bexternal\\s*\\{|[\\w\\])]\\s*\\.\\s*(\\w+\\s*\\(|class\\b|getClass\\b)");

    private static final Pattern FEEL_TEXT = Pattern.compile("\"([^\"\\\\]|\\\\.)*\"");

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private static final Pattern FEEL = Pattern.compile(
            "https?://www\\.omg\\.org/spec/(DMN|FEEL)/[0-9]+/(FEEL/?|)|feel|", Pattern.CASE_INSENSITIVE);

    /** What a browser would run or load, even if the form viewer removes it. */
    private static final Pattern ACTIVE = Pattern.compile(
            "<\\s*(script|iframe|object|embed|form|link|meta|base|svg)\\b|\\bon[a-z]+\\s*=|javascript\\s*:|\\bsrc\\s*=",
            Pattern.CASE_INSENSITIVE);

    private final RuleCheck check;

    <F extends CheckedFile> ContentRule(Class<F> kind, String says, Function<F, Stream<Violation>> search) {
        this.check = RuleCheck.of(kind, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> languages(TableFile table) {
        return XmlSource.elements(table.dmn())
                .filter(ContentRule::isOtherLanguage)
                .map(element -> XmlSource.violation(element, "write it in plain FEEL, which is the default"));
    }

    private static Stream<Violation> contents(FormFile form) {
        return form.parts()
                .filter(ContentRule::isActive)
                .map(part -> Violation.at(
                        part.path("id").asText(),
                        part.path("label").asText(null),
                        "leave out scripts, frames, addresses of pictures and methods of objects"));
    }

    private static boolean isOtherLanguage(Element element) {
        return !FEEL.matcher(element.getAttribute("expressionLanguage")).matches()
                || !element.getAttribute("kind").matches("|FEEL")
                || element.getLocalName().equals("text") && asksObjects(XmlSource.text(element));
    }

    private static boolean isActive(JsonNode part) {
        return part.path("type").asText().matches("iframe|documentPreview")
                || part.has("source") && !part.path("source").asText().startsWith("data:image/")
                || texts(part)
                        .anyMatch(text ->
                                ACTIVE.matcher(text).find() || feel(text).anyMatch(ContentRule::asksObjects));
    }

    private static boolean asksObjects(String feel) {
        return JAVA.matcher(FEEL_TEXT.matcher(feel).replaceAll("\"\"")).find();
    }

    /** The evaluated parts of a text: all after an equals sign, or what is in double braces. */
    private static Stream<String> feel(String text) {
        return text.startsWith("=")
                ? Stream.of(text.substring(1))
                : TEMPLATE.matcher(text).results().map((MatchResult template) -> template.group(1));
    }

    /** The texts of a part, without those of the parts inside it. */
    private static Stream<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.textValue());
        }
        return StreamSupport.stream(node.spliterator(), false)
                .filter(child -> child != node.get("components"))
                .flatMap(ContentRule::texts);
    }
}
