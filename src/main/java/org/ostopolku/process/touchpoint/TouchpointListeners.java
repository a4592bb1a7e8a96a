package org.ostopolku.process.touchpoint;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.ostopolku.platform.engine.ModelPreprocessor;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.security.authorization.OwningTeams;
import org.springframework.stereotype.Component;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.LocatorImpl;

/**
 * Lets the engine read every user task of a team as if its model named the listeners of a touchpoint, so that an author
 * cannot forget them, and an element template, which can bind no task listener, makes a whole touchpoint.
 */
@Component
@UsesEngineInternals("parse listeners and task definitions are internal types")
class TouchpointListeners implements ModelPreprocessor {

    private static final Namespace CAMUNDA = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

    private final OwningTeams owningTeams;

    TouchpointListeners(OwningTeams owningTeams) {
        this.owningTeams = owningTeams;
    }

    @Override
    public void prepare(Element element) {
        if ("userTask".equals(element.getTagName())) {
            prepareTask(element);
        } else {
            element.elements().forEach(this::prepare);
        }
    }

    private void prepareTask(Element task) {
        var teams = task.attributeNS(CAMUNDA, "candidateGroups");
        if (teams != null) {
            if (owningTeams.anyOf(List.of(teams.split("\\s*,\\s*")))) {
                listen(task, "complete", "${ownership}");
            }
            listen(task, "complete", "${recordNeed}");
            listenWhenOverdue(task);
        }
    }

    private static void listen(Element task, String event, String bean) {
        if (!listens(task, bean)) {
            extensions(task).add(camunda("taskListener", "event", event, "delegateExpression", bean));
        }
    }

    private static void listenWhenOverdue(Element task) {
        var dueDate = task.attributeNS(CAMUNDA, "dueDate");
        if (dueDate == null || listens(task, "${touchpointOverdue}")) {
            return;
        }
        // Older versions of the models name the listener themselves, by this id: so running touchpoints can move on to
        // newer ones.
        var name = task.attribute("id").replaceFirst("^[^_]*_", "");
        var listener = camunda(
                "taskListener",
                "event",
                "timeout",
                "delegateExpression",
                "${touchpointOverdue}",
                "id",
                "Overdue_" + name);
        var timer = element(task.getUri(), "timerEventDefinition", "id", "Timer_" + name + "Overdue");
        var timeDate = element(task.getUri(), "timeDate");
        timeDate.appendText(dueDate);
        timer.add(timeDate);
        listener.add(timer);
        extensions(task).add(listener);
    }

    private static boolean listens(Element task, String bean) {
        return extensions(task).elementsNS(CAMUNDA, "taskListener").stream()
                .anyMatch(listener -> bean.equals(listener.attribute("delegateExpression")));
    }

    private static Element extensions(Element task) {
        if (task.element("extensionElements") == null) {
            task.add(element(task.getUri(), "extensionElements"));
        }
        return task.element("extensionElements");
    }

    private static Element camunda(String tag, String... attributes) {
        return element(CAMUNDA.getNamespaceUri(), tag, attributes);
    }

    private static Element element(String namespace, String tag, String... namesAndValues) {
        var attributes = new AttributesImpl();
        for (var names = Arrays.asList(namesAndValues).iterator(); names.hasNext(); ) {
            var name = names.next();
            attributes.addAttribute("", name, name, "CDATA", names.next());
        }
        return new Element(namespace, tag, tag, attributes, new LocatorImpl());
    }
}
