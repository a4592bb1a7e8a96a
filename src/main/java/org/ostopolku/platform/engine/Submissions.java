package org.ostopolku.platform.engine;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Tells the commands that users and other systems submit from those that the application and its processes run. */
@UsesEngineInternals("the caller of a command is known only to its context")
public final class Submissions {

    private Submissions() {}

    /** Whether the current command comes from a user or another system, and not from a running process. */
    public static boolean isByCaller(CommandContext context) {
        return context.getAuthentication() != null && Context.getCoreExecutionContext() == null;
    }

    /** Whether the current user administrates; false without a user. */
    public static boolean isByAdministrator(CommandContext context) {
        var caller = context.getAuthentication();
        return caller != null
                && caller.getGroupIds() != null
                && caller.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
