package org.ostopolku.process.form;

import java.util.Map;
import org.camunda.bpm.engine.impl.event.EventHandlerImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Checks the variables of a message before the process receives them. */
@UsesEngineInternals("the variables of a message are checked before the waiting execution gets them")
class MessageCheck extends EventHandlerImpl {

    /** To the stage where the customer is, it changes nothing: its sender has tried again. The id of a stage is that of its process. */
    private static final String CUSTOMER_MOVED = "customer-moved";

    private final FormCheck check;

    MessageCheck(FormCheck check) {
        super(EventType.MESSAGE);
        this.check = check;
    }

    @Override
    public void handleEvent(
            EventSubscriptionEntity subscription,
            Object payload,
            Object localPayload,
            Object payloadToTriggeredScope,
            String businessKey,
            CommandContext context) {
        Object form = subscription.getActivity().getProperty(FormParseListener.PAYLOAD_FORM);
        VariableMap given = union(payload, localPayload, payloadToTriggeredScope);
        if (form != null) {
            check.message(subscription.getEventName(), form.toString(), given);
        } else if (Submissions.isByCaller(context)) {
            SubmissionCheck.messageWithoutForm(subscription.getEventName(), given);
        }
        if (CUSTOMER_MOVED.equals(subscription.getEventName())
                && key(subscription).equals(given.get("toStage"))) {
            return;
        }
        super.handleEvent(subscription, payload, localPayload, payloadToTriggeredScope, businessKey, context);
    }

    private static String key(EventSubscriptionEntity subscription) {
        return ((ProcessDefinitionEntity) subscription.getActivity().getProcessDefinition()).getKey();
    }

    /** The variables of several maps, which may be null. */
    static VariableMap union(Object... payloads) {
        VariableMap given = Variables.createVariables();
        for (Object payload : payloads) {
            add(payload, given);
        }
        return given;
    }

    private static void add(Object payload, VariableMap given) {
        if (payload instanceof VariableMap variables) {
            variables.keySet().forEach(name -> given.putValueTyped(name, variables.getValueTyped(name)));
        } else if (payload instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> given.putValue(String.valueOf(name), value));
        }
    }
}
