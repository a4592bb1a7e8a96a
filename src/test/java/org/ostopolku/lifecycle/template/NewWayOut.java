package org.ostopolku.lifecycle.template;

import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What a process owner adds to the stage Contact: a new answer to whether the customer agrees to be contacted, what is
 * logged then, a touchpoint, and the end. The test draws the shapes; all else comes from the templates.
 */
final class NewWayOut {

    static final String FLOW = "Flow_WhenColleaguesAgreeToLogTheConsentThatWaits";
    static final String LOG = "ServiceTask_LogTheConsentThatWaits";

    private static final String TASK = "UserTask_SendHelpfulContent";
    private static final String END = "EndEvent_CustomerAsksTheColleaguesFirst";
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String POINT = "http://www.omg.org/spec/DD/20100524/DI";

    private final Document model = TemplateModels.model("contact");

    private NewWayOut() {}

    /** The model, and the form with the new answer. */
    static Map<String, String> files() {
        var form = TemplateModels.form("answer-the-first-enquiry");
        return Map.of(
                "contact.bpmn", new NewWayOut().drawn(),
                "answer-the-first-enquiry.form",
                        form.replaceFirst(
                                "(\"value\": \"not-yet\"\\s*},)",
                                "$1 { \"label\": \"When colleagues agree\", \"value\": \"when-colleagues-agree\" },"));
    }

    private String drawn() {
        makeRoom();
        var flow = flow(
                FLOW,
                "when colleagues agree",
                "Gateway_DoesTheCustomerAgreeToBeContacted",
                LOG,
                1171,
                475,
                1171,
                820,
                1289,
                820);
        label(flow, 1179, 788, 90, 28);
        node("serviceTask", LOG, "Log the consent that waits", 1289, 780, 100, 80);
        flow("Flow_LogTheConsentThatWaitsToSendHelpfulContent", null, LOG, TASK, 1389, 820, 1439, 820);
        node("userTask", TASK, "Send helpful content", 1439, 780, 100, 80);
        flow("Flow_SendHelpfulContentToCustomerAsksTheColleaguesFirst", null, TASK, END, 1539, 820, 1589, 820);
        label(node("endEvent", END, "Customer asks the colleagues first", 1589, 802, 36, 36), 1562, 844, 90, 28);

        ElementTemplate.named("way-out")
                .applyTo(ModelXml.byId(model, FLOW), Map.of("When", "${contactConsent == 'when-colleagues-agree'}"));
        ElementTemplate.named("kpi-log")
                .applyTo(
                        ModelXml.byId(model, LOG),
                        Map.of(
                                "Where the customer goes next",
                                "nurture",
                                "New contacts with consent",
                                "0",
                                "Share of enquiries that led to a contact",
                                "0"));
        var task = ModelXml.byId(model, TASK);
        var documentation = model.createElementNS(ModelXml.BPMN, "bpmn:documentation");
        documentation.setTextContent("Situation: They ask their colleagues first.\n\n"
                + "Natural course: Send what they can show to them.\n\nPlan B: Ask again in a month.");
        task.insertBefore(documentation, task.getFirstChild());
        ElementTemplate.named("touchpoint")
                .applyTo(
                        task,
                        Map.of(
                                "Form",
                                "send-helpful-content",
                                "Team",
                                "marketing",
                                "Channel",
                                "internal",
                                "Customer's goal",
                                "To have something to show to the colleagues.",
                                "Our goal",
                                "To be the one whose guide they read together.",
                                "Who takes part on the customer's side",
                                "The contact person's colleagues",
                                "Who takes part on our side",
                                "Marketing",
                                "Systems",
                                "Mail"));
        return ModelXml.write(model);
    }

    /** The company's pool gets one row more. */
    private void makeRoom() {
        var bounds = (Element) shape("Participant_Company").getFirstChild().getNextSibling();
        bounds.setAttribute("height", String.valueOf(Integer.parseInt(bounds.getAttribute("height")) + 120));
    }

    private Element shape(String element) {
        var shapes = model.getElementsByTagNameNS(DI, "BPMNShape");
        for (int i = 0; i < shapes.getLength(); i++) {
            if (element.equals(((Element) shapes.item(i)).getAttribute("bpmnElement"))) {
                return (Element) shapes.item(i);
            }
        }
        throw new AssertionError("no shape of " + element);
    }

    private Element node(String tag, String id, String name, int x, int y, int width, int height) {
        var node = ModelXml.append(ModelXml.byId(model, "contact"), ModelXml.BPMN, "bpmn:" + tag);
        node.setAttribute("id", id);
        node.setAttribute("name", name);
        ModelXml.bpmn(model)
                .filter(flow -> flow.getLocalName().equals("sequenceFlow"))
                .filter(flow -> flow.getAttribute("targetRef").equals(id))
                .forEach(flow ->
                        ModelXml.append(node, ModelXml.BPMN, "bpmn:incoming").setTextContent(flow.getAttribute("id")));
        var shape = draw("BPMNShape", id);
        bounds(shape, x, y, width, height);
        return shape;
    }

    private Element flow(String id, String name, String from, String to, int... points) {
        var flow = ModelXml.append(ModelXml.byId(model, "contact"), ModelXml.BPMN, "bpmn:sequenceFlow");
        flow.setAttribute("id", id);
        if (name != null) {
            flow.setAttribute("name", name);
        }
        flow.setAttribute("sourceRef", from);
        flow.setAttribute("targetRef", to);
        ModelXml.append(ModelXml.byId(model, from), ModelXml.BPMN, "bpmn:outgoing")
                .setTextContent(id);
        var edge = draw("BPMNEdge", id);
        for (int i = 0; i < points.length; i += 2) {
            var point = ModelXml.append(edge, POINT, "di:waypoint");
            point.setAttribute("x", String.valueOf(points[i]));
            point.setAttribute("y", String.valueOf(points[i + 1]));
        }
        return edge;
    }

    private void label(Element drawn, int x, int y, int width, int height) {
        bounds(ModelXml.append(drawn, DI, "bpmndi:BPMNLabel"), x, y, width, height);
    }

    private Element draw(String tag, String element) {
        var plane = (Element) model.getElementsByTagNameNS(DI, "BPMNPlane").item(0);
        var drawn = ModelXml.append(plane, DI, "bpmndi:" + tag);
        drawn.setAttribute("id", element + "_di");
        drawn.setAttribute("bpmnElement", element);
        return drawn;
    }

    private static void bounds(Element drawn, int x, int y, int width, int height) {
        var bounds = ModelXml.append(drawn, DC, "dc:Bounds");
        bounds.setAttribute("x", String.valueOf(x));
        bounds.setAttribute("y", String.valueOf(y));
        bounds.setAttribute("width", String.valueOf(width));
        bounds.setAttribute("height", String.valueOf(height));
    }
}
