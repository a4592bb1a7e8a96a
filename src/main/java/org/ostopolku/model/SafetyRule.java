package org.ostopolku.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.xml.ModelInstance;
import org.ostopolku.safety.SafeExpressions;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** A deployment can run nothing but the process. */
enum SafetyRule implements Rule {
    NO_CODE("a model holds no script, class, connector or other code", SafetyRule::code),
    NO_FIELD("a model puts nothing into a bean", SafetyRule::fields),
    BEAN("a bean is one that the models may know", SafetyRule::beans),
    EXPRESSION("an expression uses only what models may use", SafetyRule::expressions),
    FORM_KIND("a form is one of forms/, named in camunda:formRef", SafetyRule::otherForms),
    LANGUAGE("a table is written in FEEL, without functions of Java", SafetyRule::languages),
    NO_ENTITY("a file defines no entities", SafetyRule::entities),
    FORM_CONTENT("a form runs nothing and loads nothing from elsewhere", SafetyRule::contents);

    private static final SafeExpressions EXPRESSIONS = SafeExpressions.read();

    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Set<String> CODE = Set.of(
            "class",
            "expression",
            "type",
            "resource",
            "scriptFormat",
            "language",
            "variableMappingClass",
            "formHandlerClass");

    private static final Set<String> BEANS = Set.of("delegateExpression", "variableMappingDelegateExpression");

    private static final Pattern JAVA = Pattern.compile("\\bexternal\\s*\\{");

    private static final Pattern ACTIVE = Pattern.compile(
            "<\\s*/?\\s*(script|iframe|object|embed|form|link|meta|base|svg|style)\\b|\\bon[a-z]+\\s*=|javascript\\s*:|\\bexternal\\s*\\{",
            Pattern.CASE_INSENSITIVE);

    private final String says;
    private final Function<CheckedFile, Stream<Flaw>> search;

    SafetyRule(String says, Function<CheckedFile, Stream<Flaw>> search) {
        this.says = says;
        this.search = search;
    }

    @Override
    public String says() {
        return says;
    }

    @Override
    public Stream<Flaw> in(Model model) {
        return search.apply(model);
    }

    @Override
    public Stream<Flaw> in(TableFile table) {
        return search.apply(table);
    }

    @Override
    public Stream<Flaw> in(FormFile form) {
        return search.apply(form);
    }

    private static Stream<Element> elements(CheckedFile file) {
        return file instanceof Model model ? Xml.elements(model.bpmn()) : Stream.empty();
    }

    /** What the engine reads beside BPMN itself, by whatever prefix or older name of its namespace. */
    private static Stream<Attr> engines(Element element) {
        boolean isEngines =
                element.getNamespaceURI() != null && !element.getNamespaceURI().startsWith("http://www.omg.org/");
        return Xml.attributes(element)
                .filter(attribute -> attribute.getNamespaceURI() == null
                        ? isEngines
                        : !attribute.getNamespaceURI().equals(SCHEMA));
    }

    private static Stream<Flaw> code(CheckedFile file) {
        return elements(file)
                .filter(element -> element.getLocalName().matches("script|scriptTask|connector|import|.*[lL]anguage")
                        || element.hasAttribute("language")
                        || element.hasAttribute("scriptFormat")
                        || engines(element).anyMatch(attribute -> CODE.contains(attribute.getLocalName())))
                .map(element -> Xml.flaw(element, "leave it to a bean, named in camunda:delegateExpression"))
                .distinct();
    }

    private static Stream<Flaw> fields(CheckedFile file) {
        return elements(file)
                .filter(element -> element.getLocalName().equals("field"))
                .map(element -> Xml.flaw(element, "give it as a property, in camunda:properties"));
    }

    private static Stream<Flaw> beans(CheckedFile file) {
        return elements(file).flatMap(element -> engines(element)
                .filter(SafetyRule::namesBean)
                .filter(attribute -> !EXPRESSIONS.isDelegate(attribute.getValue()))
                .map(attribute -> Xml.flaw(element, "name one of " + EXPRESSIONS.delegates())));
    }

    private static boolean namesBean(Attr attribute) {
        return BEANS.contains(attribute.getLocalName());
    }

    /** Every attribute and every text, for the engine takes nearly any of them for an expression. */
    private static Stream<Flaw> expressions(CheckedFile file) {
        return elements(file).flatMap(element -> Stream.concat(
                        Stream.of(Xml.text(element)),
                        Xml.attributes(element)
                                .filter(attribute -> !namesBean(attribute))
                                .map(Attr::getValue))
                .filter(SafeExpressions::isExpression)
                .flatMap(text -> EXPRESSIONS.wrong(text).stream())
                .map(right -> Xml.flaw(element, right)));
    }

    private static Stream<Flaw> otherForms(CheckedFile file) {
        return elements(file)
                .filter(element -> element.getLocalName().matches("formData|formProperty")
                        || engines(element)
                                .anyMatch(attribute -> attribute.getLocalName().equals("formKey")))
                .map(element -> Xml.flaw(element, "draw it in Modeler, and name it in camunda:formRef"));
    }

    private static Stream<Flaw> languages(CheckedFile file) {
        if (!(file instanceof TableFile table)) {
            return Stream.empty();
        }
        return Xml.elements(table.dmn())
                .filter(element -> !isFeel(element.getAttribute("expressionLanguage"))
                        || !element.getAttribute("kind").matches("|FEEL")
                        || JAVA.matcher(Xml.text(element)).find())
                .map(element -> Xml.flaw(element, "write it in FEEL, which is the default"));
    }

    private static boolean isFeel(String language) {
        return language.isEmpty()
                || language.equalsIgnoreCase("feel")
                || language.matches("https?://www\\.omg\\.org/spec/(DMN|FEEL)/[0-9]+/(FEEL/?|)");
    }

    private static Stream<Flaw> entities(CheckedFile file) {
        ModelInstance xml =
                file instanceof Model model ? model.bpmn() : file instanceof TableFile table ? table.dmn() : null;
        return xml != null && Xml.of(xml).getDoctype() != null
                ? Stream.of(Flaw.at(file.file(), null, "take the DOCTYPE out"))
                : Stream.empty();
    }

    private static Stream<Flaw> contents(CheckedFile file) {
        return file instanceof FormFile form
                ? form.parts()
                        .filter(part -> part.path("type").asText().matches("iframe|documentPreview")
                                || part.has("source")
                                        && !part.path("source").asText().startsWith("data:image/")
                                || texts(part)
                                        .anyMatch(text -> ACTIVE.matcher(text).find()))
                        .map(part -> Flaw.at(
                                part.path("id").asText(),
                                part.path("label").asText(null),
                                "leave out frames, scripts and addresses of pictures"))
                : Stream.empty();
    }

    /** The texts of a part, without those of the parts inside it. */
    private static Stream<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.textValue());
        }
        return StreamSupport.stream(node.spliterator(), false)
                .filter(child -> child != node.get("components"))
                .flatMap(SafetyRule::texts);
    }
}
