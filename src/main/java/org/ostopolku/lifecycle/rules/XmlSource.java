package org.ostopolku.lifecycle.rules;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/** The XML of a file, including elements that the model API does not know. */
final class XmlSource {

    private XmlSource() {}

    /** Every element, the outermost first. */
    static Stream<Element> elements(ModelInstance model) {
        return elements(((Document) model.getDocument().getDomSource().getNode()).getDocumentElement());
    }

    private static Stream<Element> elements(Element element) {
        return Stream.concat(
                Stream.of(element),
                children(element).filter(Element.class::isInstance).flatMap(child -> elements((Element) child)));
    }

    static Stream<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> (Attr) element.getAttributes().item(i));
    }

    /** The text of the element itself, without comments. */
    static String text(Element element) {
        return children(element)
                .filter(Text.class::isInstance)
                .map(Node::getNodeValue)
                .collect(Collectors.joining());
    }

    /** A violation at the element, or at the nearest ancestor that has an id. */
    static Violation violation(Element element, String fix) {
        Node place = element;
        while (place instanceof Element inside && inside.getAttribute("id").isEmpty()) {
            place = place.getParentNode();
        }
        return place instanceof Element found
                ? Violation.at(found.getAttribute("id"), found.getAttribute("name"), fix)
                : Violation.at(null, null, fix);
    }

    private static Stream<Node> children(Node node) {
        NodeList list = node.getChildNodes();
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }
}
