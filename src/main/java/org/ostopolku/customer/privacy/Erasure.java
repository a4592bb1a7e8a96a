package org.ostopolku.customer.privacy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.platform.mail.Outbox;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Erases the personal data of a journey, running or ended: every variable that {@link PersonalVariables} does not keep, all
 * texts beside the variables, and the names in the recommender's journey. KPIs and the path hold no personal data and stay.
 * The erasure, its record and its audit entry are one transaction. It conflicts with every other transaction that works on
 * the journey, and commits only if a last search finds no personal data.
 */
@Component
@UsesEngineInternals("the executions of the journey are updated in one command, to conflict with other transactions")
class Erasure {

    private static final int TRIES = 20;

    private final PersonalDataTables tables;
    private final PersonalVariables variables;
    private final RunningVariables running;
    private final EngineDataEraser engineData;
    private final ReferrerMentions mentions;
    private final ErasureRecords records;
    private final AuditLog audit;
    private final Outbox outbox;
    private final IdentityService identities;
    private final TransactionOperations transaction;
    private final CommandExecutor commands;

    Erasure(
            PersonalDataTables tables,
            PersonalVariables variables,
            RunningVariables running,
            EngineDataEraser engineData,
            ReferrerMentions mentions,
            ErasureRecords records,
            AuditLog audit,
            Outbox outbox,
            ProcessEngine engine,
            TransactionOperations transaction) {
        this.tables = tables;
        this.variables = variables;
        this.running = running;
        this.engineData = engineData;
        this.mentions = mentions;
        this.records = records;
        this.audit = audit;
        this.outbox = outbox;
        this.identities = engine.getIdentityService();
        this.transaction = transaction;
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    /** As {@link #erase}, with retries if another transaction works on the journey. */
    ErasureRecord eraseWhileOthersWork(String journey, ErasureReason reason) {
        for (int tries = 1; ; tries++) {
            try {
                return erase(journey, reason);
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * Erases one journey. The record holds the number of rows by table.
     *
     * @throws OptimisticLockingException if another transaction works on the journey; nothing is erased
     * @throws ConcurrencyFailureException likewise
     */
    ErasureRecord erase(String journey, ErasureReason reason) {
        return transaction.execute(status -> {
            var caller = identities.getCurrentAuthentication();
            var kept = variables.kept(journey);
            var entries = SystemAuthentication.with(
                    identities, () -> commands.execute(command -> erase(journey, kept, command)));
            entries.put("audit_text", audit.eraseTexts(journey));
            entries.put("waiting_mail", outbox.delete(journey));
            requireNothingLeftAtCommit(journey, kept);
            audit.record(AuditKind.ERASURE, journey, reason.id());
            return records.add(journey, caller == null ? null : caller.getUserId(), reason, entries);
        });
    }

    /** Repeats until there is no new process: another transaction may have committed one meanwhile. */
    private Map<String, Integer> erase(String journey, Collection<String> kept, CommandContext command) {
        var entries = new TreeMap<String, Integer>();
        var done = new HashSet<String>();
        for (var processes = tables.processes(journey); done.addAll(processes); processes = tables.processes(journey)) {
            erase(processes, kept, command).forEach((table, rows) -> entries.merge(table, rows, Integer::sum));
        }
        return entries;
    }

    private Map<String, Integer> erase(List<String> processes, Collection<String> kept, CommandContext command) {
        JourneyConflicts.updateAll(command, processes);
        var found = mentions.find(processes);
        JourneyConflicts.updateAll(command, found.processes());
        var entries = new TreeMap<String, Integer>();
        entries.put(PersonalDataTables.RUNNING_VARIABLES, running.empty(processes, kept));
        engineData.erase(processes, kept).forEach((table, rows) -> entries.merge(table, rows, Integer::sum));
        mentions.erase(found).forEach((table, rows) -> entries.merge(table, rows, Integer::sum));
        return entries;
    }

    /** Before the commit, when the engine has written everything, also as a step of a process. */
    private void requireNothingLeftAtCommit(String journey, Collection<String> kept) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                int left = tables.countPersonalValues(journey, kept);
                if (left > 0) {
                    throw new ConcurrencyFailureException(
                            "Journey %s was changed while it was erased: %d values are left. Nothing of it was erased."
                                    .formatted(journey, left));
                }
            }
        });
    }
}
