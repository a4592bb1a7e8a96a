package org.ostopolku.platform.expression;

import java.util.function.Predicate;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Refuses expressions in task queries and in filters, except in filters that an administrator saves. The check of the engine
 * omits {@code orQueries} (CVE-2026-109432), and it lets every user who may save a filter save expressions.
 */
@UsesEngineInternals("a command interceptor sees every query on every API")
class GuardedQueries extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    GuardedQueries(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** @throws BadUserRequestException if a query contains a forbidden expression */
    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query) {
            requireNone(query);
        } else if (command instanceof AbstractExecuteFilterCmd) {
            requireNone(field(command, "extendingQuery"));
        } else if (command instanceof SaveFilterCmd
                && !isAdministrator()
                && hasExpressions(((Filter) field(command, "filter")).getQuery())) {
            throw new BadUserRequestException(
                    "Expressions are forbidden in filters, unless an administrator saves them.");
        }
        return next.execute(command);
    }

    private static void requireNone(Object query) {
        if (hasExpressions(query)) {
            throw new BadUserRequestException(
                    "Expressions are forbidden in queries, in their alternatives (orQueries) too: send the value itself.");
        }
    }

    private static boolean hasExpressions(Object query) {
        Predicate<TaskQueryImpl> hasNone = part -> part.getExpressions().isEmpty();
        return query instanceof TaskQueryImpl tasks
                && !tasks.getQueries().stream().allMatch(hasNone);
    }

    /** The commands have no getter for this field. */
    private static Object field(Object command, String name) {
        return new DirectFieldAccessor(command).getPropertyValue(name);
    }

    /** The application itself has no authenticated user. */
    private boolean isAdministrator() {
        var identityService = engine.getIdentityService();
        var caller = identityService.getCurrentAuthentication();
        return caller == null
                || caller.getGroupIds() != null && caller.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
