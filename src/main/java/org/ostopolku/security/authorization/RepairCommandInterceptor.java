package org.ostopolku.security.authorization;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskFailureCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PatchExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Refuses the commands that go around a model, unless an administrator runs them: they enter a process elsewhere than by its
 * start events, move it, or write its variables. The permissions of the engine do not tell them from ordinary commands.
 */
@UsesEngineInternals("all APIs run their commands through the interceptors of the engine")
class RepairCommandInterceptor extends CommandInterceptor {

    private static final String MODIFY = "modify a process instance";
    private static final String VARIABLES = "change the variables of a process instance";
    private static final String TASK_VARIABLES = "change the variables of a task without completing it";

    private static final String EXTERNAL = "complete an external task";

    /** What a command does, by its class. */
    static final Map<Class<?>, String> REPAIRS = Map.ofEntries(
            Map.entry(StartProcessInstanceAtActivitiesCmd.class, "start a process with start instructions"),
            Map.entry(AbstractRestartProcessInstanceCmd.class, "restart a process instance"),
            Map.entry(AbstractProcessInstanceModificationCommand.class, MODIFY),
            Map.entry(AbstractModificationCmd.class, MODIFY),
            Map.entry(ModifyProcessInstanceCmd.class, MODIFY),
            Map.entry(ModifyProcessInstanceAsyncCmd.class, MODIFY),
            Map.entry(SetExecutionVariablesCmd.class, VARIABLES),
            Map.entry(PatchExecutionVariablesCmd.class, VARIABLES),
            Map.entry(RemoveExecutionVariablesCmd.class, VARIABLES),
            Map.entry(SetTaskVariablesCmd.class, TASK_VARIABLES),
            Map.entry(PatchTaskVariablesCmd.class, TASK_VARIABLES),
            Map.entry(RemoveTaskVariablesCmd.class, TASK_VARIABLES),
            Map.entry(SetVariablesToProcessInstancesBatchCmd.class, VARIABLES),
            Map.entry(CorrelateAllMessageBatchCmd.class, "send a message to many process instances"),
            Map.entry(CompleteExternalTaskCmd.class, EXTERNAL),
            Map.entry(HandleExternalTaskFailureCmd.class, EXTERNAL),
            Map.entry(HandleExternalTaskBpmnErrorCmd.class, EXTERNAL),
            Map.entry(EvaluateStartConditionCmd.class, "start a process by a condition"),
            Map.entry(SignalCmd.class, "trigger an execution"),
            Map.entry(SignalEventReceivedCmd.class, "send a signal"),
            Map.entry(HandleTaskBpmnErrorCmd.class, "report a BPMN error at a task"),
            Map.entry(HandleTaskEscalationCmd.class, "report an escalation at a task"));

    /** @throws AuthorizationException if the command is a repair and the caller does not administrate */
    @Override
    public <T> T execute(Command<T> command) {
        var context = Context.getCommandContext();
        if (Submissions.isByCaller(context) && !Submissions.isByAdministrator(context)) {
            describe(command).ifPresent(repair -> {
                throw new AuthorizationException("Only an administrator may " + repair + ".");
            });
        }
        return next.execute(command);
    }

    /** What the command does, if it is a repair. */
    private static Optional<String> describe(Command<?> command) {
        if (command instanceof AbstractMigrationCmd) {
            var migration = (MigrationPlanExecutionBuilderImpl)
                    new DirectFieldAccessor(command).getPropertyValue("executionBuilder");
            var variables = migration.getMigrationPlan().getVariables();
            return Optional.of("migrate process instances with variables")
                    .filter(repair -> variables != null && !variables.isEmpty());
        }
        return REPAIRS.entrySet().stream()
                .filter(repair -> repair.getKey().isInstance(command))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
