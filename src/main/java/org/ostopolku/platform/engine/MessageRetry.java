package org.ostopolku.platform.engine;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends a message again that conflicts with another message, user or timer of the same journey: its sender, such as a web
 * shop, cannot know what to do about it. The answer is as if one had come after the other.
 */
@UsesEngineInternals("only an interceptor outside of the transaction can repeat it")
class MessageRetry extends CommandInterceptor {

    private static final int TRIES = 12;
    private static final int LONGEST_WAIT = 60;

    private static final Set<Class<?>> MESSAGES = Set.of(CorrelateMessageCmd.class, CorrelateAllMessageCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (!MESSAGES.contains(command.getClass())
                || Context.getCommandContext() != null
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        for (int tries = 1; ; tries++) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                if (tries == TRIES || !Conflicts.isCause(e)) {
                    throw e;
                }
                waitABit(e);
            }
        }
    }

    private static void waitABit(RuntimeException conflict) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_WAIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw conflict;
        }
    }
}
