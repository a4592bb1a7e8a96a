package org.ostopolku.security.authorization;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.security.authentication.Authentications;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Gives a user whose message to a journey is refused one answer for every journey that the user does not see, in whatever stage
 * it is. The engine would name the stage and the process instance that waits for the message, and tell a journey that waits
 * from one that does not.
 */
@UsesEngineInternals("all APIs run their commands through the interceptors of the engine")
class MessageScopeInterceptor extends CommandInterceptor {

    /** @throws AuthorizationException without stage and instance, if the message is refused and the journey is not seen */
    @Override
    public <T> T execute(Command<T> command) {
        var context = Context.getCommandContext();
        if (!(command instanceof AbstractCorrelateMessageCmd) || !Submissions.isByCaller(context)) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (AuthorizationException | MismatchingMessageCorrelationException e) {
            var message = (MessageCorrelationBuilderImpl) new DirectFieldAccessor(command).getPropertyValue("builder");
            throw isShown(e, message, context)
                    ? e
                    : new AuthorizationException("You may not send the message \"%s\" to the journey %s."
                            .formatted(message.getMessageName(), message.getBusinessKey()));
        }
    }

    private static boolean isShown(
            ProcessEngineException refusal, MessageCorrelationBuilderImpl message, CommandContext context) {
        return message.getBusinessKey() == null
                || refusal instanceof AuthorizationException denied && isOurs(denied)
                || refusal instanceof MismatchingMessageCorrelationException && sendsToEveryJourney(context)
                || isSeen(message.getBusinessKey(), context);
    }

    /** A refusal of ours says nothing about the journey. */
    private static boolean isOurs(AuthorizationException denied) {
        return denied.getMissingAuthorizations().isEmpty();
    }

    /** A technical account learns by the answer whether the journey waits. */
    private static boolean sendsToEveryJourney(CommandContext context) {
        var groups = context.getAuthentication().getGroupIds();
        return groups != null && Authentications.isChannel(groups)
                || isAuthorized(Permissions.UPDATE_INSTANCE, Resources.PROCESS_DEFINITION, context)
                || isAuthorized(Permissions.UPDATE, Resources.PROCESS_INSTANCE, context);
    }

    private static boolean isAuthorized(Permissions permission, Resources resource, CommandContext context) {
        return context.getAuthorizationManager().isAuthorized(permission, resource, Authorization.ANY);
    }

    private static boolean isSeen(String journey, CommandContext context) {
        return context.getProcessEngineConfiguration()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .count()
                > 0;
    }
}
