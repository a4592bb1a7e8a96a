package org.ostopolku.platform.expression;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.ModelPreprocessor;

/**
 * Refuses, before the engine reads it, a model that names a class, which the engine would load at the latest when it runs;
 * prepares the others.
 */
class GuardedParse extends BpmnParse {

    private static final List<String> CLASSES = List.of("class", "variableMappingClass", "formHandlerClass");

    private final List<ModelPreprocessor> preparations;

    GuardedParse(BpmnParser parser, List<ModelPreprocessor> preparations) {
        super(parser);
        this.preparations = preparations;
    }

    @Override
    protected void parseRootElement() {
        all(rootElement)
                .filter(GuardedParse::namesClass)
                .forEach(element -> addError(
                        "A model names no class and no shell or mail task: it leaves work to a bean, in delegateExpression.",
                        element));
        if (!hasErrors()) {
            preparations.forEach(preparation -> preparation.prepare(rootElement));
            super.parseRootElement();
        }
    }

    private static boolean namesClass(Element element) {
        var type = String.valueOf(element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "type"));
        return CLASSES.stream().anyMatch(name -> element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, name) != null)
                || element.attribute("class") != null
                || "shell".equalsIgnoreCase(type)
                || "mail".equalsIgnoreCase(type)
                || "constraint".equals(element.getTagName()) && "validator".equals(element.attribute("name"));
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(GuardedParse::all));
    }
}
