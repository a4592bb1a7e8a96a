package org.ostopolku.security.authorization;

import org.ostopolku.platform.engine.EngineTables;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies {@link AccessRules}, {@link TasklistFilters} and {@link FirstAdministrator} at every start, before the server accepts
 * requests. A lock makes nodes that start together run one after the other.
 */
@Component
@EnableConfigurationProperties(AccessRules.class)
class AccessSetup implements InitializingBean {

    private final AccessRules rules;
    private final AppliedAccess applied;
    private final GroupSetup groups;
    private final EnginePermissions rights;
    private final InstanceAuthorizations instances;
    private final TasklistFilters filters;
    private final FirstAdministrator administrator;
    private final AuditLog auditLog;
    private final TransactionOperations transaction;
    private final EngineTables engineTables;

    AccessSetup(
            AccessRules rules,
            AppliedAccess applied,
            GroupSetup groups,
            EnginePermissions rights,
            InstanceAuthorizations instances,
            TasklistFilters filters,
            FirstAdministrator administrator,
            AuditLog auditLog,
            TransactionOperations transaction,
            EngineTables engineTables) {
        this.rules = rules;
        this.applied = applied;
        this.groups = groups;
        this.rights = rights;
        this.instances = instances;
        this.filters = filters;
        this.administrator = administrator;
        this.auditLog = auditLog;
        this.transaction = transaction;
        this.engineTables = engineTables;
    }

    @Override
    public void afterPropertiesSet() {
        apply(rules);
    }

    /** Applies groups and permissions, and creates missing filters and a missing administrator. */
    void apply(AccessRules wanted) {
        transaction.executeWithoutResult(status -> {
            engineTables.lock();
            var changes = new AccessChanges();
            boolean first = applied.groups().isEmpty();
            groups.apply(wanted.groups(), changes);
            rights.apply(wanted.grants(), changes);
            instances.complete();
            filters.createMissing();
            administrator.createIfMissing();
            changes.report(auditLog, first);
        });
    }
}
