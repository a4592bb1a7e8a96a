package org.ostopolku.access;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies {@link AccessRules}, {@link TasklistFilters} and {@link FirstAdministrator} at every start, before the web
 * port opens. It only adds what is missing; nodes that start together wait for each other.
 */
@Component
@EnableConfigurationProperties(AccessRules.class)
class AccessSetup implements InitializingBean {

    private final AccessRules rules;
    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final TasklistFilters filters;
    private final FirstAdministrator administrator;
    private final TransactionOperations transaction;
    private final JdbcClient database;

    AccessSetup(
            AccessRules rules,
            IdentityService identityService,
            AuthorizationService authorizationService,
            TasklistFilters filters,
            FirstAdministrator administrator,
            TransactionOperations transaction,
            JdbcClient database) {
        this.rules = rules;
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.filters = filters;
        this.administrator = administrator;
        this.transaction = transaction;
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> apply());
    }

    /** Adds the groups, rights, filters and the administrator that are missing. */
    void apply() {
        database.sql("select value_ from act_ge_property where name_ = 'startup.lock' for update")
                .query()
                .listOfRows();
        rules.groups().forEach(this::ensureGroup);
        for (AccessRules.Role role : rules.roles()) {
            for (String group : role.groups()) {
                role.rights().forEach(right -> ensureRight(group, right));
            }
        }
        filters.ensure();
        administrator.ensure();
    }

    private void ensureGroup(String id, String name) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            Group group = identityService.newGroup(id);
            group.setName(name);
            group.setType("camunda-admin".equals(id) ? "SYSTEM" : "WORKFLOW");
            identityService.saveGroup(group);
        }
    }

    private void ensureRight(String group, AccessRules.Right right) {
        for (Resource what : right.what()) {
            for (String which : right.which()) {
                ensureGrant(group, what, which, right.may());
            }
        }
    }

    private void ensureGrant(String group, Resource what, String which, Set<Permissions> may) {
        Authorization grant = authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(what)
                .resourceId(which)
                .singleResult();
        if (grant == null) {
            grant = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(what);
            grant.setResourceId(which);
        } else if (may.stream().allMatch(grant::isPermissionGranted)) {
            return;
        }
        may.forEach(grant::addPermission);
        authorizationService.saveAuthorization(grant);
    }
}
