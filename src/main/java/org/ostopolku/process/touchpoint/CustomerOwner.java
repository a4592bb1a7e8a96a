package org.ostopolku.process.touchpoint;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.FactCopies;
import org.ostopolku.process.journey.JourneyRegister;
import org.ostopolku.process.journey.JourneyTables;
import org.ostopolku.process.kpi.KpiRecords;
import org.ostopolku.process.kpi.OpenJourneys;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.authorization.OwnerVariable;
import org.ostopolku.security.authorization.OwningTeams;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps one owner in all processes of a journey: the journey, its stage, and those beside it, such as a delivery. Each has a
 * copy, by which its tasks are assigned and its readers are found.
 */
@Component
@UsesEngineInternals("the API sets variables with the rights of the user, and logs each copy as an operation")
class CustomerOwner {

    private final JourneyRegister register;
    private final JourneyTables tables;
    private final OpenJourneys openJourneys;
    private final KpiRecords records;
    private final OwningTeams owningTeams;
    private final AuditLog audit;
    private final IdentityService identities;

    /** The service is lazy, because the engine is built with this bean. */
    CustomerOwner(
            JourneyRegister register,
            JourneyTables tables,
            OpenJourneys openJourneys,
            KpiRecords records,
            OwningTeams owningTeams,
            AuditLog audit,
            @Lazy IdentityService identities) {
        this.register = register;
        this.tables = tables;
        this.openJourneys = openJourneys;
        this.records = records;
        this.owningTeams = owningTeams;
        this.audit = audit;
        this.identities = identities;
    }

    /**
     * Makes a user the owner of a customer who has none. An owner that another process of the journey has stays.
     *
     * @throws OptimisticLockingException if another transaction has given the customer an owner meanwhile
     */
    void setFirst(DelegateExecution process, String user) {
        var journey = process.getProcessBusinessKey();
        if (journey == null) {
            process.setVariable(OwnerVariable.NAME, user);
            return;
        }
        register.lock(journey);
        var owners = tables.ownersInProcesses(journey);
        if (owners.get(process.getProcessInstanceId()) != null) {
            throw new OptimisticLockingException(
                    "Journey '%s' has got its owner meanwhile. Load the task again.".formatted(journey));
        }
        var owner =
                owners.values().stream().filter(Objects::nonNull).findFirst().orElse(user);
        FactCopies.copy(() -> {
            process.setVariable(OwnerVariable.NAME, owner);
            copy(owner, owners.keySet());
        });
        changeFigures(journey, owner);
    }

    /**
     * Copies an owner who was changed in one process to the others of the journey, and records the change.
     *
     * @throws BadUserRequestException if there is no such user, or the user may not own customers
     */
    void follow(HistoricVariableUpdateEventEntity changed) {
        var owner = changed.getTextValue();
        var journey = process(changed.getProcessInstanceId()).getBusinessKey();
        if (journey == null) {
            return;
        }
        requireUser(owner);
        register.lock(journey);
        var owners = tables.ownersInProcesses(journey);
        FactCopies.copy(() -> copy(owner, owners.keySet()));
        changeFigures(journey, owner);
        var before = owners.get(changed.getProcessInstanceId());
        if (!owner.equals(before)) {
            audit.record(
                    AuditKind.OWNER_CHANGE,
                    journey,
                    "%s, before: %s".formatted(owner, before == null ? "none" : before));
        }
    }

    /** The lists of customers read the owner there. */
    private void changeFigures(String journey, String owner) {
        openJourneys.changeOwner(journey, owner);
        records.changeOwner(journey, owner);
    }

    /** Refuses an owner that is no text, such as null, of a journey's process. */
    void refuse(HistoricVariableUpdateEventEntity changed) {
        if (process(changed.getProcessInstanceId()).getBusinessKey() != null) {
            throw new BadUserRequestException(
                    "The variable owner is the id of a user, as a text: the customer keeps the owner.");
        }
    }

    private static ExecutionEntity process(String id) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(id);
    }

    private static void copy(String owner, Set<String> processes) {
        for (var id : processes) {
            var process = process(id);
            if (process != null && !process.isEnded() && !owner.equals(process.getVariableLocal(OwnerVariable.NAME))) {
                process.setVariableLocal(OwnerVariable.NAME, owner);
            }
        }
    }

    private void requireUser(String owner) {
        if (SystemAuthentication.with(
                        identities,
                        () -> identities.createUserQuery().userId(owner).count())
                == 0) {
            throw new BadUserRequestException(
                    "There is no user '%s': the customer keeps the owner. Give the id of a user.".formatted(owner));
        }
        if (!owningTeams.mayOwn(identities, owner)) {
            throw new BadUserRequestException(
                    "The user '%s' is in no team whose members own customers: the customer keeps the owner. Give the id of a member of such a team."
                            .formatted(owner));
        }
    }
}
