package org.ostopolku.lifecycle.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A model's XML, as an author's hand changes it. */
final class ModelXml {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private ModelXml() {}

    static Document read(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String write(Document document) {
        try {
            var text = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** All elements of BPMN in the document. */
    static Stream<Element> bpmn(Document document) {
        var found = document.getElementsByTagNameNS(BPMN, "*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements.stream();
    }

    static Element byId(Document document, String id) {
        return bpmn(document)
                .filter(element -> id.equals(element.getAttribute("id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no element " + id));
    }

    /** The children of this name. */
    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent)
                .filter(child -> namespace.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()))
                .toList();
    }

    static Stream<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children.stream();
    }

    /** What hangs at the element as extension, of this kind. */
    static List<Element> extensions(Element element, String name) {
        return children(element, BPMN, "extensionElements").stream()
                .flatMap(extensions -> children(extensions, CAMUNDA, name).stream())
                .toList();
    }

    static Element extension(Element element, String name) {
        return append(extensionElements(element), CAMUNDA, "camunda:" + name);
    }

    static Element append(Element parent, String namespace, String name) {
        return (Element) parent.appendChild(parent.getOwnerDocument().createElementNS(namespace, name));
    }

    /** Stands after the documentation and before all else, as the schema of BPMN wants it. */
    private static Element extensionElements(Element element) {
        var there = children(element, BPMN, "extensionElements");
        if (!there.isEmpty()) {
            return there.get(0);
        }
        Predicate<Element> isDocumentation = child -> child.getLocalName().equals("documentation");
        var next = children(element).filter(isDocumentation.negate()).findFirst();
        var extensions = element.getOwnerDocument().createElementNS(BPMN, "bpmn:extensionElements");
        return (Element) element.insertBefore(extensions, next.orElse(null));
    }
}
