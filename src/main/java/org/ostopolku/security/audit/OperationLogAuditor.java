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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes from the engine's own log of operations what people did to other people, groups, rights and deployments, whichever
 * way they did it: the engine's log is cleaned up with the history, the audit log is not.
 */
@Component
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

    /** One operation comes as one event for each property that it touched, so it is told when all have come. */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntry entry && KINDS.containsKey(entry.getEntityType())) {
            operations()
                    .computeIfAbsent(entry.getOperationId(), id -> new ArrayList<>())
                    .add(entry);
        }
    }

    /** Those of this transaction so far. */
    private Map<String, List<UserOperationLogEntry>> operations() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Operations open) {
            return open.byId;
        }
        var operations = new Operations(new LinkedHashMap<>());
        TransactionSynchronizationManager.bindResource(this, operations);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                operations.byId.values().forEach(OperationLogAuditor.this::tell);
            }

            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(OperationLogAuditor.this);
            }
        });
        return operations.byId;
    }

    private record Operations(Map<String, List<UserOperationLogEntry>> byId) {}

    private void tell(List<UserOperationLogEntry> operation) {
        var first = operation.get(0);
        var what = operation.stream()
                .filter(entry -> entry.getProperty() != null && entry.getNewValue() != null)
                .map(entry -> entry.getProperty() + " " + entry.getNewValue())
                .sorted()
                .collect(Collectors.joining(", "));
        log.record(
                first.getUserId(),
                KINDS.get(first.getEntityType()),
                subject(operation),
                "%s %s%s"
                        .formatted(first.getOperationType(), first.getEntityType(), what.isEmpty() ? "" : ": " + what));
    }

    /** The person or group that it was done to, else the deployment. */
    private static String subject(List<UserOperationLogEntry> operation) {
        return operation.stream()
                .filter(entry -> List.of("userId", "groupId").contains(Objects.toString(entry.getProperty())))
                .map(UserOperationLogEntry::getNewValue)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one + " " + other)
                .orElse(operation.get(0).getDeploymentId());
    }
}
