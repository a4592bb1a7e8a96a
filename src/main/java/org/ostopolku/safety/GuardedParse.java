package org.ostopolku.safety;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.engine.ModelPreparation;

/** Refuses a model that names a class which the engine would load while it reads the model, and prepares the others. */
class GuardedParse extends BpmnParse {

    private final List<ModelPreparation> preparations;

    GuardedParse(BpmnParser parser, List<ModelPreparation> preparations) {
        super(parser);
        this.preparations = preparations;
    }

    @Override
    protected void parseRootElement() {
        all(rootElement)
                .filter(element -> element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "formHandlerClass") != null
                        || "constraint".equals(element.getTagName()) && "validator".equals(element.attribute("name")))
                .forEach(element -> addError("A model names no class to handle or validate a form.", element));
        if (!hasErrors()) {
            preparations.forEach(preparation -> preparation.prepare(rootElement));
            super.parseRootElement();
        }
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(GuardedParse::all));
    }
}
