package org.ostopolku.process.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByKeyCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.ostopolku.platform.engine.InstanceDeletions;
import org.ostopolku.platform.engine.ShippedModels;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Refuses to delete a process definition, or a deployment, with running processes of customers. While such processes run, also
 * keeps the newest version of each process that they may enter: one of the shipped models, or one that a model of theirs calls.
 * The application itself may delete that version if an older one is left.
 */
@UsesEngineInternals(
        "all APIs run their commands through the interceptors of the engine, a command does not publish what it"
                + " deletes, and a history event handler sees every deletion of an instance")
class ModelDeletionGuard implements HistoryEventHandler {

    private final DeployedVersions versions;
    private final Set<String> shipped;

    ModelDeletionGuard(DeployedVersions versions, ShippedModels models) {
        this.versions = versions;
        this.shipped = models.contents().keySet();
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** @throws BadUserRequestException if a customer's instance is deleted with its model */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (InstanceDeletions.isWithItsModel(event)) {
            var journey = ((HistoricProcessInstanceEventEntity) event).getBusinessKey();
            if (journey != null && versions.isJourney(journey)) {
                throw refusal(
                        "The process definition '%s' cannot be deleted: a running process of journey '%s' is in it."
                                .formatted(event.getProcessDefinitionId(), journey));
            }
        }
    }

    /** Checks the commands that delete models. */
    class Interceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            var context = Context.getCommandContext();
            var deleted = deletedBy(command, context);
            if (!deleted.isEmpty()) {
                check(deleted, context);
            }
            return next.execute(command);
        }
    }

    private static List<? extends ProcessDefinition> deletedBy(Command<?> command, CommandContext context) {
        var manager = context.getProcessDefinitionManager();
        if (command instanceof DeleteDeploymentCmd) {
            var deployment = field(command, "deploymentId");
            return deployment == null ? List.of() : manager.findProcessDefinitionsByDeploymentId(deployment.toString());
        }
        if (command instanceof DeleteProcessDefinitionsByKeyCmd) {
            var key = (String) field(command, "processDefinitionKey");
            return key == null
                    ? List.of()
                    : manager.findDefinitionsByKeyAndTenantId(
                            key, (String) field(command, "tenantId"), (boolean) field(command, "isTenantIdSet"));
        }
        if (command instanceof DeleteProcessDefinitionsByIdsCmd) {
            return ((Set<?>) field(command, "processDefinitionIds"))
                    .stream()
                            .map(id -> manager.findLatestProcessDefinitionById(String.valueOf(id)))
                            .filter(Objects::nonNull)
                            .toList();
        }
        return List.of();
    }

    private static Object field(Command<?> command, String name) {
        return new DirectFieldAccessor(command).getPropertyValue(name);
    }

    /** @throws BadUserRequestException if customers are in a version, or may enter a process that loses its newest one */
    private void check(List<? extends ProcessDefinition> deleted, CommandContext context) {
        var withCustomers = versions.definitionsWithJourneys();
        for (var definition : deleted) {
            if (withCustomers.contains(definition.getId())) {
                throw refusal(
                        "Version %d of the process '%s' cannot be deleted: running processes of customers are in it."
                                .formatted(definition.getVersion(), definition.getKey()));
            }
        }
        var deletedVersions = deleted.stream()
                .collect(Collectors.groupingBy(
                        ProcessDefinition::getKey,
                        Collectors.mapping(ProcessDefinition::getVersion, Collectors.toSet())));
        deletedVersions.forEach((process, numbers) -> {
            var all = versions.processVersions(process);
            boolean isLost = Submissions.isByCaller(context)
                    ? all.stream().limit(1).anyMatch(numbers::contains)
                    : numbers.containsAll(all);
            if (isLost && isEntered(process, withCustomers, context)) {
                throw refusal(
                        "The newest version of the process '%s' cannot be deleted: running processes of customers may enter it."
                                .formatted(process));
            }
        });
    }

    private static BadUserRequestException refusal(String why) {
        return new BadUserRequestException(why
                + " Suspend it, or go back to the version before on the page Models. A version that is not the newest can be"
                + " deleted as soon as no customer is in it. Nothing was changed.");
    }

    private boolean isEntered(String key, List<String> withCustomers, CommandContext context) {
        return !withCustomers.isEmpty() && shipped.contains(key + ".bpmn")
                || withCustomers.stream().anyMatch(definition -> isCalledBy(definition, key, context));
    }

    private static boolean isCalledBy(String definition, String key, CommandContext context) {
        return context
                .getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(definition)
                .getModelElementsByType(CallActivity.class)
                .stream()
                .anyMatch(call -> key.equals(call.getCalledElement()));
    }
}
