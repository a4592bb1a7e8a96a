package org.ostopolku.lifecycle.rules;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ostopolku.platform.expression.ExpressionValidator;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** A model contains no code of its own. */
enum SafetyRule implements Rule {
    NO_CODE("a model holds no script, class, connector or other code", SafetyRule::code),
    NO_FIELD("a model injects no field into a bean", SafetyRule::fields),
    BEAN("a bean is one that models may use", SafetyRule::beans),
    EXPRESSION("an expression uses only what models may use", SafetyRule::expressions),
    FORM_KIND("a form is one of forms/, named in camunda:formRef", SafetyRule::otherForms);

    private static final ExpressionValidator EXPRESSIONS = ExpressionValidator.read();

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

    private final RuleCheck check;

    SafetyRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Element> elements(ModelFile model) {
        return XmlSource.elements(model.bpmn());
    }

    /** The attributes that the engine reads beside BPMN itself, under any prefix or older namespace. */
    private static Stream<Attr> engines(Element element) {
        boolean isEngines =
                element.getNamespaceURI() != null && !element.getNamespaceURI().startsWith("http://www.omg.org/");
        return XmlSource.attributes(element)
                .filter(attribute -> attribute.getNamespaceURI() == null
                        ? isEngines
                        : !attribute.getNamespaceURI().equals(SCHEMA));
    }

    private static Stream<Violation> code(ModelFile model) {
        return elements(model)
                .filter(element -> element.getLocalName().matches("script|scriptTask|connector|import|.*[lL]anguage")
                        || element.hasAttribute("language")
                        || element.hasAttribute("scriptFormat")
                        || engines(element).anyMatch(attribute -> CODE.contains(attribute.getLocalName())))
                .map(element -> XmlSource.violation(element, "leave it to a bean, named in camunda:delegateExpression"))
                .distinct();
    }

    private static Stream<Violation> fields(ModelFile model) {
        return elements(model)
                .filter(element -> element.getLocalName().equals("field"))
                .map(element -> XmlSource.violation(element, "give it as a property, in camunda:properties"));
    }

    private static Stream<Violation> beans(ModelFile model) {
        return elements(model).flatMap(element -> engines(element)
                .filter(SafetyRule::namesBean)
                .filter(attribute -> !EXPRESSIONS.isDelegate(attribute.getValue()))
                .map(attribute -> XmlSource.violation(element, "name one of " + EXPRESSIONS.delegates())));
    }

    private static boolean namesBean(Attr attribute) {
        return BEANS.contains(attribute.getLocalName());
    }

    /** Checks every attribute and every text, because the engine evaluates expressions in nearly all of them. */
    private static Stream<Violation> expressions(ModelFile model) {
        return elements(model).flatMap(element -> Stream.concat(
                        Stream.of(XmlSource.text(element)),
                        XmlSource.attributes(element)
                                .filter(attribute -> !namesBean(attribute))
                                .map(Attr::getValue))
                .filter(ExpressionValidator::isExpression)
                .flatMap(text -> EXPRESSIONS.fix(text).stream())
                .map(fix -> XmlSource.violation(element, fix)));
    }

    private static Stream<Violation> otherForms(ModelFile model) {
        return elements(model)
                .filter(element -> element.getLocalName().matches("formData|formProperty")
                        || engines(element)
                                .anyMatch(attribute -> attribute.getLocalName().equals("formKey")))
                .map(element -> XmlSource.violation(element, "draw it in Modeler, and name it in camunda:formRef"));
    }
}
