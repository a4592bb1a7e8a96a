package org.ostopolku.process.form;

import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * Attaches the check to every element with a form: user tasks and start events with a form, and message events with the
 * property {@code payloadForm}.
 */
@UsesEngineInternals("parse listeners and form handlers are internal types")
class FormParseListener extends AbstractBpmnParseListener {

    /** Name of the property, in the model and at the activity, that holds the id of the form of a message's variables. */
    static final String PAYLOAD_FORM = "payloadForm";

    private final FormCheck check;

    FormParseListener(FormCheck check) {
        this.check = check;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var form = task.getFormDefinition();
        if (form.getCamundaFormDefinitionKey() != null) {
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completed -> check.task(completed, form));
        }
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        readPayloadForm(element, event);
        if (!(scope instanceof ProcessDefinitionEntity process)) {
            return;
        }
        if (event.getProperty(PAYLOAD_FORM) != null) {
            whenStarted(process, event, start -> {
                if (((ExecutionEntity) start).getActivity() == event) {
                    check.startMessage((ExecutionEntity) start, event);
                }
            });
        } else if (event == process.getInitial() && hasForm(process)) {
            whenStarted(process, event, start -> {
                if (start.getSuperExecution() == null && !isMessageStart(((ExecutionEntity) start).getActivity())) {
                    check.start((ExecutionEntity) start, process.getStartFormDefinition());
                }
            });
        }
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        readPayloadForm(element, event);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        readPayloadForm(element, event);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl task) {
        readPayloadForm(element, task);
    }

    private static void readPayloadForm(Element element, ActivityImpl activity) {
        var properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        if (properties != null && properties.containsKey(PAYLOAD_FORM)) {
            activity.setProperty(PAYLOAD_FORM, properties.get(PAYLOAD_FORM));
        }
    }

    /** Runs before all other listeners of the process, in the transaction of the caller. */
    private static void whenStarted(ProcessDefinitionEntity process, ActivityImpl event, ExecutionListener listener) {
        if (event.isAsyncBefore()) {
            throw new BadUserRequestException("The start event " + event.getId() + " of the process " + process.getKey()
                    + " has a form, so its values must be checked while the caller waits: "
                    + "set asyncAfter instead of asyncBefore.");
        }
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener, 0);
    }

    private static boolean hasForm(ProcessDefinitionEntity process) {
        var form = process.getStartFormDefinition();
        return form != null && form.getCamundaFormDefinitionKey() != null;
    }

    private static boolean isMessageStart(ActivityImpl activity) {
        return activity != null
                && ActivityTypes.START_EVENT_MESSAGE.equals(
                        activity.getProperties().get(BpmnProperties.TYPE));
    }
}
