package org.ostopolku.process.form;

import java.util.Map;
import org.camunda.bpm.engine.impl.event.EventHandlerImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Checks the variables of a message before the process receives them. */
@UsesEngineInternals("the variables of a message are checked before the waiting execution gets them")
class MessageCheck extends EventHandlerImpl {

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
        if (form != null) {
            VariableMap given = Variables.createVariables();
            add(payload, given);
            add(localPayload, given);
            add(payloadToTriggeredScope, given);
            check.message(subscription.getEventName(), form.toString(), given);
        }
        super.handleEvent(subscription, payload, localPayload, payloadToTriggeredScope, businessKey, context);
    }

    private static void add(Object payload, VariableMap given) {
        if (payload instanceof VariableMap variables) {
            variables.keySet().forEach(name -> given.putValueTyped(name, variables.getValueTyped(name)));
        } else if (payload instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> given.putValue(String.valueOf(name), value));
        }
    }
}
