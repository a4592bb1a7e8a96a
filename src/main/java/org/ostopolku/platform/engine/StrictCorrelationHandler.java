package org.ostopolku.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;

/**
 * Delivers a message only to the journey that it names, and tells the sender what to check if it cannot.
 */
class StrictCorrelationHandler extends DefaultCorrelationHandler {

    private final List<MessageAuthorizer> gates;

    StrictCorrelationHandler(List<MessageAuthorizer> gates) {
        this.gates = gates;
    }

    /** @throws MismatchingMessageCorrelationException if nobody waits for the message and it starts nothing */
    @Override
    public CorrelationHandlerResult correlateMessage(CommandContext context, String message, CorrelationSet address) {
        CorrelationHandlerResult receiver = super.correlateMessage(context, message, address);
        if (receiver == null) {
            throw new MismatchingMessageCorrelationException(nobody(context, message, address));
        }
        return receiver;
    }

    /** @throws BadUserRequestException if the message could hit any journey */
    @Override
    protected List<CorrelationHandlerResult> correlateMessageToExecutions(
            CommandContext context, String message, CorrelationSet address) {
        passGates(context, message);
        if (isAddressed(address)) {
            return super.correlateMessageToExecutions(context, message, address);
        }
        if (address.isExecutionsOnly()
                || correlateStartMessages(context, message, address).isEmpty()) {
            throw new BadUserRequestException(
                    "No process starts by the message \"" + message
                            + "\", so it needs the number of its journey: give it as businessKey, and check the message's name.");
        }
        return List.of();
    }

    @Override
    public List<CorrelationHandlerResult> correlateStartMessages(
            CommandContext context, String message, CorrelationSet address) {
        passGates(context, message);
        return super.correlateStartMessages(context, message, address);
    }

    /** What a process sends while it runs is no message from outside, whoever set it going. */
    private void passGates(CommandContext context, String message) {
        if (Context.getCoreExecutionContext() == null) {
            gates.forEach(gate -> gate.letThrough(message, context.getAuthentication()));
        }
    }

    private static boolean isAddressed(CorrelationSet address) {
        return address.getBusinessKey() != null
                || address.getProcessInstanceId() != null
                || address.getCorrelationKeys() != null
                        && !address.getCorrelationKeys().isEmpty()
                || address.getLocalCorrelationKeys() != null
                        && !address.getLocalCorrelationKeys().isEmpty();
    }

    private static String nobody(CommandContext context, String message, CorrelationSet address) {
        String journey = address.getBusinessKey();
        if (journey == null) {
            return "Nobody waits for the message \"" + message + "\": check its name and its keys.";
        }
        boolean isKnown = context.getProcessEngineConfiguration()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .count()
                > 0;
        return isKnown
                ? "The journey " + journey + " does not wait for the message \"" + message
                        + "\" now: check the message's name, and where the journey is."
                : "There is no running journey " + journey + " for the message \"" + message
                        + "\": check the journey number (businessKey); the journey may have ended.";
    }
}
