package org.ostopolku.process.touchpoint;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.InstanceDeletions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Keeps an open user task with the property {@code mustBeCompleted}, whose value says why: what would interrupt it, such as
 * the message of a customer who moves or leaves, is refused until the task is complete.
 */
@Component
@UsesEngineInternals("a listener that no request can skip, and the deletion of the process instance, are internal")
class UninterruptedTouchpoints extends AbstractBpmnParseListener {

    private static final String PROPERTY = "mustBeCompleted";

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        var why = properties == null ? null : properties.get(PROPERTY);
        if (StringUtils.hasText(why)) {
            ExecutionListener listener = execution -> {
                if (execution.isCanceled()) {
                    keep((ExecutionEntity) execution, why);
                }
            };
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, listener);
        }
    }

    private static void keep(ExecutionEntity task, String why) {
        var process = task.getProcessInstance();
        var open = "Journey '%s' has the open touchpoint '%s'. %s"
                .formatted(process.getBusinessKey(), task.getCurrentActivityName(), why);
        if (process.isExternallyTerminated()) {
            InstanceDeletions.requireAdministratorWithReason(open, process.getDeleteReason());
        } else {
            throw new UnfinishedTouchpointException(open + " Complete it first, then try again. Nothing was changed.");
        }
    }
}
