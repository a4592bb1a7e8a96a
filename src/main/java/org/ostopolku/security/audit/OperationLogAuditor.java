package org.ostopolku.security.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Copies changes of users, groups, authorizations and deployments from the operation log of the engine to the audit log. The
 * operation log is deleted with the history, the audit log is not.
 */
@Component
@UsesEngineInternals("entries of the operation log are seen in their transaction only by a history event handler")
class OperationLogAuditor implements HistoryEventHandler {

    private static final Map<String, AuditKind> KINDS = Map.of(
            EntityTypes.USER, AuditKind.ROLE_CHANGE,
            EntityTypes.GROUP, AuditKind.ROLE_CHANGE,
            EntityTypes.GROUP_MEMBERSHIP, AuditKind.ROLE_CHANGE,
            EntityTypes.AUTHORIZATION, AuditKind.ROLE_CHANGE,
            EntityTypes.DEPLOYMENT, AuditKind.DEPLOYMENT);

    private final AuditLog log;

    OperationLogAuditor(AuditLog log) {
        this.log = log;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** An operation is one event for each changed property. It is recorded before the commit, when all events are there. */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntry entry && KINDS.containsKey(entry.getEntityType())) {
            operations()
                    .computeIfAbsent(entry.getOperationId(), id -> new ArrayList<>())
                    .add(entry);
        }
    }

    /** The operations of the current transaction, by id. */
    private Map<String, List<UserOperationLogEntry>> operations() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Operations open) {
            return open.byId;
        }
        var operations = new Operations(new LinkedHashMap<>());
        TransactionSynchronizationManager.bindResource(this, operations);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                operations.byId.values().forEach(OperationLogAuditor.this::record);
            }

            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(OperationLogAuditor.this);
            }
        });
        return operations.byId;
    }

    private record Operations(Map<String, List<UserOperationLogEntry>> byId) {}

    private void record(List<UserOperationLogEntry> operation) {
        var first = operation.get(0);
        var changes = operation.stream()
                .filter(entry -> entry.getProperty() != null && entry.getNewValue() != null)
                .map(entry -> entry.getProperty() + " " + entry.getNewValue())
                .sorted()
                .collect(Collectors.joining(", "));
        log.record(
                first.getUserId(),
                KINDS.get(first.getEntityType()),
                subject(operation),
                "%s %s%s"
                        .formatted(
                                first.getOperationType(),
                                first.getEntityType(),
                                changes.isEmpty() ? "" : ": " + changes));
    }

    /** The user or group concerned, else the deployment. */
    private static String subject(List<UserOperationLogEntry> operation) {
        return operation.stream()
                .filter(entry -> List.of("userId", "groupId").contains(Objects.toString(entry.getProperty())))
                .map(UserOperationLogEntry::getNewValue)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one + " " + other)
                .orElse(operation.get(0).getDeploymentId());
    }
}
