package org.ostopolku.process.form;

import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.JourneyRegister;
import org.ostopolku.process.journey.JourneyTables;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.PropertyAccessor;

/**
 * Accepts from users and other systems only the values that a form asks. All APIs of the engine run their commands through
 * this interceptor. What processes and the application itself write is not checked.
 *
 * <p>Submissions to one journey are handled one after the other: the engine (7.24.0) reads a process in several statements, and
 * one that another submission ends between them fails in many ways.
 */
@UsesEngineInternals("all APIs run their commands through the interceptors, and a command does not publish its values")
class SubmissionInterceptor extends CommandInterceptor {

    private final SubmissionCheck check;
    private final JourneyRegister register;
    private final JourneyTables tables;

    SubmissionInterceptor(SubmissionCheck check, JourneyRegister register, JourneyTables tables) {
        this.check = check;
        this.register = register;
        this.tables = tables;
    }

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        if (Submissions.isByCaller(context)) {
            check(command, context);
        }
        return next.execute(command);
    }

    private void check(Command<?> command, CommandContext context) {
        PropertyAccessor fields = new DirectFieldAccessor(command);
        if (command instanceof CompleteTaskCmd) {
            task(text("taskId", fields), variables(fields.getPropertyValue("variables")), context);
        } else if (command instanceof SubmitTaskFormCmd) {
            task(text("taskId", fields), variables(fields.getPropertyValue("properties")), context);
        } else if (command instanceof StartProcessInstanceCmd) {
            var start = (ProcessInstantiationBuilderImpl) fields.getPropertyValue("instantiationBuilder");
            start(
                    new GetDeployedProcessDefinitionCmd(start, false),
                    start.getBusinessKey(),
                    start.getVariables(),
                    context);
        } else if (command instanceof SubmitStartFormCmd) {
            var process = new GetDeployedProcessDefinitionCmd(text("processDefinitionId", fields), false);
            start(process, text("businessKey", fields), fields.getPropertyValue("variables"), context);
        } else if (command instanceof AbstractCorrelateMessageCmd) {
            message((MessageCorrelationBuilderImpl) fields.getPropertyValue("builder"), context);
        }
    }

    /** Checks the permission first, so that the answer shows no form to a user who may not complete the task. */
    private void task(String id, VariableMap given, CommandContext context) {
        tables.lockJourneyOfTask(id);
        var task = id == null ? null : context.getTaskManager().findTaskById(id);
        if (task != null) {
            context.getProcessEngineConfiguration()
                    .getCommandCheckers()
                    .forEach(checker -> checker.checkTaskWork(task));
            check.task(task, given);
        }
    }

    private void start(GetDeployedProcessDefinitionCmd process, String journey, Object given, CommandContext context) {
        var definition = process.execute(context);
        context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkCreateProcessInstance(definition));
        check.start(definition, journey, Submissions.isByAdministrator(context), variables(given));
    }

    /** The values for receivers that declare a form are checked by {@link MessageCheck} and {@link FormParseListener}. */
    private void message(MessageCorrelationBuilderImpl message, CommandContext context) {
        register.lock(message.getBusinessKey());
        var starts =
                context.getEventSubscriptionManager().findMessageStartEventSubscriptionByName(message.getMessageName());
        starts.forEach(start -> check.requireExisting(
                (ProcessDefinitionEntity) start.getActivity().getProcessDefinition(), message.getBusinessKey()));
        if (starts.stream()
                .anyMatch(start -> start.getActivity().getProperty(FormParseListener.PAYLOAD_FORM) == null)) {
            SubmissionCheck.messageWithoutForm(
                    message.getMessageName(),
                    MessageCheck.union(
                            message.getPayloadProcessInstanceVariables(),
                            message.getPayloadProcessInstanceVariablesLocal(),
                            message.getPayloadProcessInstanceVariablesToTriggeredScope()));
        }
    }

    private static String text(String name, PropertyAccessor fields) {
        return (String) fields.getPropertyValue(name);
    }

    private static VariableMap variables(Object given) {
        return MessageCheck.union(given);
    }
}
