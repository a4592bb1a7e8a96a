package org.ostopolku.security.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.batch.BatchConfiguration;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.ostopolku.platform.engine.InstanceDeletions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Copies changes of users, groups, authorizations and deployments, migrations, deletions, and what users change at a task, from the
 * operation log of the engine to the audit log. The operation log is deleted with the history, the audit log is not. The operation
 * log has no reason of a deletion, and no entry for a journey that is deleted by a batch or with its model: they come from the
 * history. It has neither the journeys nor the plan of a migration: they are noted from its command.
 */
@Component
@UsesEngineInternals(
        "entries of the operation log and reasons of deletions are seen in their transaction only by a history event handler")
class OperationLogAuditor implements HistoryEventHandler {

    private static final Map<String, AuditKind> KINDS = Map.of(
            EntityTypes.USER, AuditKind.ROLE_CHANGE,
            EntityTypes.GROUP, AuditKind.ROLE_CHANGE,
            EntityTypes.GROUP_MEMBERSHIP, AuditKind.ROLE_CHANGE,
            EntityTypes.AUTHORIZATION, AuditKind.ROLE_CHANGE,
            EntityTypes.DEPLOYMENT, AuditKind.DEPLOYMENT);

    /** Only their deletion is recorded, also that of their history. */
    private static final Map<String, AuditKind> DELETED = Map.of(
            EntityTypes.PROCESS_INSTANCE, AuditKind.DELETION,
            EntityTypes.TASK, AuditKind.DELETION,
            EntityTypes.VARIABLE, AuditKind.DELETION,
            EntityTypes.DECISION_INSTANCE, AuditKind.DELETION,
            EntityTypes.PROCESS_DEFINITION, AuditKind.DEPLOYMENT);

    /** What users change at a task. Names and descriptions are texts that may name the customer. */
    private static final Set<String> TASK_PROPERTIES = Set.of(
            TaskEntity.ASSIGNEE,
            TaskEntity.OWNER,
            TaskEntity.DUE_DATE,
            TaskEntity.FOLLOW_UP_DATE,
            TaskEntity.PRIORITY,
            TaskEntity.DELEGATION);

    private static final Set<String> TASK_DATES = Set.of(TaskEntity.DUE_DATE, TaskEntity.FOLLOW_UP_DATE);

    private static final String DELETED_INSTANCE =
            "%s %s".formatted(UserOperationLogEntry.OPERATION_TYPE_DELETE, EntityTypes.PROCESS_INSTANCE);

    private static final Set<String> DELETING_BATCHES =
            Set.of(Batch.TYPE_PROCESS_INSTANCE_DELETION, Batch.TYPE_HISTORIC_PROCESS_INSTANCE_DELETION);

    /** More journeys do not fit into an entry. */
    private static final int MAX_INSTANCES = 500;

    /** The reason of a batch stands in the entries of its journeys: here it would stay after their erasure. */
    private static final String DELETE_REASON = "deleteReason";

    private final AuditLog log;
    private final HistoryService history;

    /** Lazy, because the engine is built with this handler. */
    OperationLogAuditor(AuditLog log, @Lazy HistoryService history) {
        this.log = log;
        this.history = history;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** An operation is one event for each changed property. It is recorded before the commit, when all events are there. */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntry entry && kind(entry) != null) {
            operations()
                    .byId
                    .computeIfAbsent(entry.getOperationId(), id -> new ArrayList<>())
                    .add(entry);
            if (kind(entry) == AuditKind.TASK_CHANGE) {
                noteTask(entry);
            }
        } else if (event instanceof HistoricBatchEntity batch && event.isEventOfType(HistoryEventTypes.BATCH_START)) {
            noteBatch(batch);
        } else if (InstanceDeletions.isSingle(event)) {
            var deleted = (HistoricProcessInstanceEventEntity) event;
            operations().reasons.put(deleted.getProcessInstanceId(), Objects.toString(deleted.getDeleteReason(), ""));
            batchUser().ifPresent(user -> operations().add(deleted, user, deleted.getDeleteReason()));
        } else if (InstanceDeletions.isWithItsModel(event)) {
            var context = Context.getCommandContext();
            var user = context.getAuthentication();
            operations()
                    .add(
                            (HistoricProcessInstanceEventEntity) event,
                            user == null ? null : user.getUserId(),
                            ((HistoricProcessInstanceEventEntity) event).getDeleteReason());
        }
    }

    /** Notes the journeys of a batch that deletes process instances or their history. */
    private void noteBatch(HistoricBatchEntity batch) {
        if (DELETING_BATCHES.contains(batch.getType())) {
            var context = Context.getCommandContext();
            var handler =
                    context.getProcessEngineConfiguration().getBatchHandlers().get(batch.getType());
            var stored = context.getBatchManager().findBatchById(batch.getId()).getConfigurationBytes();
            note(instances(handler, stored));
        }
    }

    private static List<String> instances(BatchJobHandler<?> handler, byte[] stored) {
        try {
            return ((BatchConfiguration) handler.readConfiguration(stored)).getIds();
        } catch (UnsupportedOperationException e) {
            // The engine (7.24.0) stores an id that is null as JsonNull, which has no text when it is read again.
            throw new BadUserRequestException("An id of the process instances is null; leave it out.", e);
        }
    }

    /** Notes the journeys of process instances that the command of the current transaction deletes; the operation log has only their count. */
    void note(Collection<String> instances) {
        var first = instances.stream().limit(MAX_INSTANCES).collect(Collectors.toSet());
        if (!first.isEmpty()) {
            history.createHistoricProcessInstanceQuery().processInstanceIds(first).list().stream()
                    .map(HistoricProcessInstance::getBusinessKey)
                    .filter(Objects::nonNull)
                    .forEach(operations().journeys::add);
        }
    }

    /** Notes the journey of a changed task, and its element in the model. */
    private void noteTask(UserOperationLogEntry entry) {
        var context = Context.getCommandContext();
        var task = context.getTaskManager().findTaskById(entry.getTaskId());
        var process = entry.getProcessInstanceId() == null
                ? null
                : context.getExecutionManager().findExecutionById(entry.getProcessInstanceId());
        operations()
                .tasks
                .put(
                        entry.getOperationId(),
                        new ChangedTask(
                                process == null ? null : process.getBusinessKey(),
                                task == null ? null : task.getTaskDefinitionKey()));
    }

    /** Notes the journeys that the command of the current transaction migrates, and the elements that get another target. */
    void noteMigration(Collection<String> instances, MigrationPlan plan) {
        note(instances);
        plan.getInstructions().stream()
                .filter(mapping -> !Objects.equals(mapping.getSourceActivityId(), mapping.getTargetActivityId()))
                .map(mapping -> mapping.getSourceActivityId() + " to " + mapping.getTargetActivityId())
                .forEach(operations().plan::add);
    }

    /** The user who created the batch whose job runs; empty if none runs. */
    private static Optional<String> batchUser() {
        var context = Context.getCommandContext();
        return Optional.ofNullable(context.getCurrentJob())
                .map(JobEntity::getBatchId)
                .map(context.getBatchManager()::findBatchById)
                .map(BatchEntity::getCreateUserId);
    }

    private static AuditKind kind(UserOperationLogEntry entry) {
        if (EntityTypes.PROCESS_INSTANCE.equals(entry.getEntityType())
                && UserOperationLogEntry.OPERATION_TYPE_MIGRATE.equals(entry.getOperationType())) {
            return AuditKind.MIGRATION;
        }
        if (EntityTypes.TASK.equals(entry.getEntityType())
                && entry.getProperty() != null
                && TASK_PROPERTIES.contains(entry.getProperty())
                && !UserOperationLogEntry.OPERATION_TYPE_COMPLETE.equals(entry.getOperationType())) {
            return AuditKind.TASK_CHANGE;
        }
        return entry.getOperationType().startsWith("Delete")
                ? DELETED.getOrDefault(entry.getEntityType(), KINDS.get(entry.getEntityType()))
                : KINDS.get(entry.getEntityType());
    }

    /** The operations of the current transaction. */
    private Operations operations() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Operations open) {
            return open;
        }
        var operations = new Operations(
                new LinkedHashMap<>(),
                new HashMap<>(),
                new LinkedHashMap<>(),
                new TreeSet<>(),
                new HashMap<>(),
                new TreeSet<>());
        TransactionSynchronizationManager.bindResource(this, operations);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                operations.byId.values().forEach(operation -> record(operation, operations));
                operations.deleted.forEach((journey, deletion) -> log.recordWithText(
                        deletion.user(), AuditKind.DELETION, journey, DELETED_INSTANCE, deletion.reason()));
            }

            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(OperationLogAuditor.this);
            }
        });
        return operations;
    }

    /**
     * @param byId entries of the operation log, by operation
     * @param reasons reasons of deletions, by process instance
     * @param deleted deletions that the operation log does not have, by journey
     * @param journeys of the process instances that an operation on many deletes or migrates
     * @param tasks changed tasks, by operation
     * @param plan of a migration: elements with another target
     */
    private record Operations(
            Map<String, List<UserOperationLogEntry>> byId,
            Map<String, String> reasons,
            Map<String, Deletion> deleted,
            SortedSet<String> journeys,
            Map<String, ChangedTask> tasks,
            SortedSet<String> plan) {

        void add(HistoricProcessInstanceEventEntity instance, String user, String reason) {
            if (instance.getBusinessKey() != null) {
                deleted.putIfAbsent(instance.getBusinessKey(), new Deletion(user, reason));
            }
        }
    }

    /**
     * A task as it is in the audit log.
     *
     * @param journey null for a task of no journey
     * @param element id in the model; null for a task of no model
     */
    private record ChangedTask(String journey, String element) {}

    private record Deletion(String user, String reason) {}

    private void record(List<UserOperationLogEntry> operation, Operations all) {
        var first = operation.get(0);
        if (kind(first) == AuditKind.TASK_CHANGE) {
            recordTask(operation, all.tasks.get(first.getOperationId()));
            return;
        }
        var values = operation.stream()
                .filter(entry -> entry.getProperty() != null && entry.getNewValue() != null)
                .filter(entry -> !DELETE_REASON.equals(entry.getProperty()))
                .map(entry -> entry.getProperty() + " " + entry.getNewValue() + replaced(entry))
                .sorted();
        var plan = kind(first) == AuditKind.MIGRATION ? all.plan.stream() : Stream.<String>empty();
        var changes = Stream.concat(values, plan).collect(Collectors.joining(", "));
        log.recordWithText(
                first.getUserId(),
                kind(first),
                subject(operation, all.journeys),
                "%s %s%s"
                        .formatted(
                                first.getOperationType(),
                                first.getEntityType(),
                                changes.isEmpty() ? "" : ": " + changes),
                kind(first) == AuditKind.DELETION ? all.reasons.get(first.getProcessInstanceId()) : null);
    }

    private void recordTask(List<UserOperationLogEntry> operation, ChangedTask task) {
        var first = operation.get(0);
        var changes = operation.stream()
                .filter(entry -> !Objects.equals(entry.getOrgValue(), entry.getNewValue()))
                .map(entry -> "%s from %s to %s"
                        .formatted(
                                entry.getProperty(),
                                value(entry, entry.getOrgValue()),
                                value(entry, entry.getNewValue())))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!changes.isEmpty()) {
            log.record(
                    first.getUserId(),
                    AuditKind.TASK_CHANGE,
                    task.journey(),
                    "%s %s: %s"
                            .formatted(
                                    first.getOperationType(),
                                    task.element() == null ? EntityTypes.TASK : task.element(),
                                    changes));
        }
    }

    /** A value of a task. The engine writes a date as milliseconds. */
    private static String value(UserOperationLogEntry entry, String value) {
        if (value == null) {
            return "none";
        }
        return TASK_DATES.contains(entry.getProperty())
                ? Instant.ofEpochMilli(Long.parseLong(value))
                        .atZone(ZoneId.systemDefault())
                        .toOffsetDateTime()
                        .toString()
                : value;
    }

    /** The source version of a migration. */
    private static String replaced(UserOperationLogEntry entry) {
        return kind(entry) == AuditKind.MIGRATION && entry.getOrgValue() != null ? " from " + entry.getOrgValue() : "";
    }

    /** The user, group or journeys concerned, else the deployment. */
    private String subject(List<UserOperationLogEntry> operation, Set<String> journeys) {
        return operation.stream()
                .filter(entry -> List.of("userId", "groupId").contains(Objects.toString(entry.getProperty())))
                .map(UserOperationLogEntry::getNewValue)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one + " " + other)
                .orElseGet(() -> Stream.of(
                                journey(operation.get(0)),
                                operation.get(0).getProcessInstanceId(),
                                isOfInstances(operation.get(0)) ? AuditLog.join(journeys) : null,
                                operation.get(0).getProcessDefinitionKey(),
                                operation.get(0).getDeploymentId())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** Whether an operation concerns many process instances, or their history. */
    private static boolean isOfInstances(UserOperationLogEntry entry) {
        return EntityTypes.PROCESS_INSTANCE.equals(entry.getEntityType());
    }

    /** The number of the journey; null if its history was deleted too. */
    private String journey(UserOperationLogEntry entry) {
        var process = entry.getProcessInstanceId() == null
                ? null
                : history.createHistoricProcessInstanceQuery()
                        .processInstanceId(entry.getProcessInstanceId())
                        .singleResult();
        return process == null ? null : process.getBusinessKey();
    }
}
