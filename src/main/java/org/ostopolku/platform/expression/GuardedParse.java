package org.ostopolku.platform.expression;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.ModelPreprocessor;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Refuses a model that names a class, before the engine loads the class; runs the preprocessors on the others. */
@UsesEngineInternals("a parse that refuses classes can be replaced only by an internal type")
class GuardedParse extends BpmnParse {

    private static final List<String> CLASSES = List.of("class", "variableMappingClass", "formHandlerClass");

    private final List<ModelPreprocessor> preprocessors;

    GuardedParse(BpmnParser parser, List<ModelPreprocessor> preprocessors) {
        super(parser);
        this.preprocessors = preprocessors;
    }

    @Override
    protected void parseRootElement() {
        all(rootElement)
                .filter(GuardedParse::namesClass)
                .forEach(element -> addError(
                        "A model may name no class and no shell or mail task. Use a bean in delegateExpression.",
                        element));
        if (!hasErrors()) {
            preprocessors.forEach(preprocessor -> preprocessor.prepare(rootElement));
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
