package org.ostopolku.security.authorization;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Shows the comments of a task or process instance only to users who may read it, open or ended. The engine (7.24.0) gives a comment
 * to every user who knows its id. For the others there is no comment.
 */
@UsesEngineInternals("all APIs run their commands through the interceptors, and a command does not publish its task")
class CommentInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (isHidden(command)) {
            return command instanceof GetTaskCommentCmd ? null : none();
        }
        return next.execute(command);
    }

    /** The commands that this answers return a list. */
    @SuppressWarnings("unchecked")
    private static <T> T none() {
        return (T) List.of();
    }

    private static boolean isHidden(Command<?> command) {
        var context = Context.getCommandContext();
        if (!Submissions.isByCaller(context) || !context.isAuthorizationCheckEnabled()) {
            return false;
        }
        var engine = context.getProcessEngineConfiguration();
        if (command instanceof GetTaskCommentCmd || command instanceof GetTaskCommentsCmd) {
            return !mayReadTask(field(command, "taskId"), engine);
        }
        return command instanceof GetProcessInstanceCommentsCmd
                && !mayReadInstance(field(command, "processInstanceId"), engine);
    }

    private static String field(Command<?> command, String name) {
        return (String) new DirectFieldAccessor(command).getPropertyValue(name);
    }

    private static boolean mayReadTask(String task, ProcessEngineConfigurationImpl engine) {
        return task == null
                || engine.getTaskService().createTaskQuery().taskId(task).count() > 0
                || engine.getHistoryService()
                                .createHistoricTaskInstanceQuery()
                                .taskId(task)
                                .count()
                        > 0;
    }

    private static boolean mayReadInstance(String instance, ProcessEngineConfigurationImpl engine) {
        return instance == null
                || engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        > 0
                || engine.getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        > 0;
    }
}
