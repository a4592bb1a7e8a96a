package org.ostopolku.security.http;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.ostopolku.security.authentication.Authentications;

/**
 * The caller of a REST API.
 *
 * @param user id; null before the login
 * @param groups ids of the user's groups
 */
record RestCaller(ProcessEngine engine, String user, List<String> groups) {

    static RestCaller current(ProcessEngine engine) {
        var caller = engine.getIdentityService().getCurrentAuthentication();
        return caller == null || caller.getUserId() == null
                ? new RestCaller(engine, null, List.of())
                : new RestCaller(
                        engine,
                        caller.getUserId(),
                        caller.getGroupIds() == null ? List.of() : List.copyOf(caller.getGroupIds()));
    }

    boolean isAdministrator() {
        return groups.contains(Groups.CAMUNDA_ADMIN);
    }

    boolean has(RestRole role) {
        return switch (role) {
            case ANONYMOUS -> true;
            case CHANNEL -> user != null && Authentications.isChannel(groups);
            case TEAM -> isPerson();
            case MANAGER -> isPerson() && isAuthorized(Permissions.ACCESS, Resources.APPLICATION, "cockpit");
            case PROCESS_OWNER ->
                isPerson() && isAuthorized(Permissions.CREATE, Resources.DEPLOYMENT, Authorization.ANY);
        };
    }

    private boolean isPerson() {
        return user != null && !Authentications.isChannel(groups);
    }

    private boolean isAuthorized(Permission permission, Resource resource, String id) {
        return engine.getAuthorizationService().isUserAuthorized(user, groups, permission, resource, id);
    }
}
