package org.ostopolku.customer.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.process.journey.JourneyVariables;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases the personal data of a journey, running or ended: every variable that is not declared impersonal, all texts beside
 * the variables, and the names in the recommender's journey. KPIs and the path hold no personal data and stay. The erasure,
 * its record and its audit entry are one transaction.
 */
@Component
class Erasure {

    /** Variables that the engine sets for a multi-instance element. */
    static final Set<String> OF_THE_ENGINE =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private final PersonalDataTables tables;
    private final JourneyVariables variables;
    private final RunningVariables running;
    private final EngineDataEraser engineData;
    private final ReferrerMentions mentions;
    private final ErasureRecords records;
    private final AuditLog audit;
    private final IdentityService identities;
    private final TransactionOperations transaction;

    Erasure(
            PersonalDataTables tables,
            JourneyVariables variables,
            RunningVariables running,
            EngineDataEraser engineData,
            ReferrerMentions mentions,
            ErasureRecords records,
            AuditLog audit,
            IdentityService identities,
            TransactionOperations transaction) {
        this.tables = tables;
        this.variables = variables;
        this.running = running;
        this.engineData = engineData;
        this.mentions = mentions;
        this.records = records;
        this.audit = audit;
        this.identities = identities;
        this.transaction = transaction;
    }

    /** Erases one journey. The record holds the number of rows by table. */
    ErasureRecord erase(String journey, ErasureReason reason) {
        return transaction.execute(status -> {
            var caller = identities.getCurrentAuthentication();
            var entries = SystemAuthentication.with(identities, () -> erase(tables.processes(journey)));
            audit.record(AuditKind.ERASURE, journey, reason.id());
            return records.add(journey, caller == null ? null : caller.getUserId(), reason, entries);
        });
    }

    private Map<String, Integer> erase(List<String> processes) {
        var entries = new TreeMap<String, Integer>();
        if (!processes.isEmpty()) {
            var impersonal = impersonal(variables);
            var found = mentions.find(processes);
            entries.put(PersonalDataTables.RUNNING_VARIABLES, running.empty(processes, impersonal));
            engineData.erase(processes, impersonal).forEach((table, rows) -> entries.merge(table, rows, Integer::sum));
            mentions.erase(found, impersonal).forEach((table, rows) -> entries.merge(table, rows, Integer::sum));
        }
        return entries;
    }

    /** Names of the variables that may stay. */
    static List<String> impersonal(JourneyVariables variables) {
        var impersonal = new ArrayList<>(OF_THE_ENGINE);
        impersonal.addAll(variables.impersonal());
        return impersonal;
    }
}
