package org.ostopolku.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;

/** Correlates a message only with the journey that it names. The error says what the sender should check. */
@UsesEngineInternals("the correlation of messages can be replaced only by an internal type")
class StrictCorrelationHandler extends DefaultCorrelationHandler {

    private final List<MessageAuthorizer> authorizers;

    StrictCorrelationHandler(List<MessageAuthorizer> authorizers) {
        this.authorizers = authorizers;
    }

    /** @throws MismatchingMessageCorrelationException if no process waits for the message and it starts none */
    @Override
    public CorrelationHandlerResult correlateMessage(CommandContext context, String message, CorrelationSet address) {
        CorrelationHandlerResult receiver = super.correlateMessage(context, message, address);
        if (receiver == null) {
            throw new MismatchingMessageCorrelationException(describeMismatch(context, message, address));
        }
        return receiver;
    }

    /**
     * All receivers of a message.
     *
     * @throws MismatchingMessageCorrelationException if there is none and a caller sends it; a process may send it to nobody
     * @throws BadUserRequestException if a receiver is suspended: the engine would deliver nothing to it, and report success
     */
    @Override
    public List<CorrelationHandlerResult> correlateMessages(
            CommandContext context, String message, CorrelationSet address) {
        if (isSuspended(context, message, address)) {
            throw new BadUserRequestException(describeMismatch(context, message, address));
        }
        var receivers = super.correlateMessages(context, message, address);
        if (receivers.isEmpty() && Context.getCoreExecutionContext() == null) {
            throw new MismatchingMessageCorrelationException(describeMismatch(context, message, address));
        }
        return receivers;
    }

    private static boolean isSuspended(CommandContext context, String message, CorrelationSet address) {
        return address.getBusinessKey() != null
                && context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                                .getRuntimeService()
                                .createExecutionQuery()
                                .messageEventSubscriptionName(message)
                                .processInstanceBusinessKey(address.getBusinessKey())
                                .suspended()
                                .count())
                        > 0;
    }

    /** @throws BadUserRequestException if the message names no journey and starts none */
    @Override
    protected List<CorrelationHandlerResult> correlateMessageToExecutions(
            CommandContext context, String message, CorrelationSet address) {
        authorize(context, message);
        if (isAddressed(address)) {
            return super.correlateMessageToExecutions(context, message, address);
        }
        if (address.isExecutionsOnly()
                || correlateStartMessages(context, message, address).isEmpty()) {
            throw new BadUserRequestException(
                    "No process starts by the message \"" + message
                            + "\", so it needs the number of its journey: give it as businessKey, and check the name of the message.");
        }
        return List.of();
    }

    @Override
    public List<CorrelationHandlerResult> correlateStartMessages(
            CommandContext context, String message, CorrelationSet address) {
        authorize(context, message);
        return super.correlateStartMessages(context, message, address);
    }

    /** A message that a running process sends is not checked, no matter which user started the process. */
    private void authorize(CommandContext context, String message) {
        if (Context.getCoreExecutionContext() == null) {
            authorizers.forEach(authorizer -> authorizer.authorize(message, context.getAuthentication()));
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

    private static String describeMismatch(CommandContext context, String message, CorrelationSet address) {
        String journey = address.getBusinessKey();
        if (journey == null) {
            return "No process waits for the message \"" + message + "\": check its name and its keys.";
        }
        if (isSuspended(context, message, address)) {
            return "The message \"" + message + "\" to journey " + journey
                    + " would be lost: the process that waits for it is suspended. Activate it, then send it again.";
        }
        boolean isRunning = context.getProcessEngineConfiguration()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .count()
                > 0;
        return isRunning
                ? "The journey " + journey + " does not wait for the message \"" + message
                        + "\" now: check the message's name, and where the journey is."
                : "There is no running journey " + journey + " for the message \"" + message
                        + "\": check the journey number (businessKey); the journey may have ended.";
    }
}
