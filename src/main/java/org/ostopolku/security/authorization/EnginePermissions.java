package org.ostopolku.security.authorization;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.ostopolku.security.authorization.Grant.Target;
import org.springframework.stereotype.Component;

/** Applies the permissions of {@code access.yaml} to the engine. */
@Component
class EnginePermissions {

    private final AuthorizationService authorizationService;
    private final AppliedAccess applied;

    EnginePermissions(AuthorizationService authorizationService, AppliedAccess applied) {
        this.authorizationService = authorizationService;
        this.applied = applied;
    }

    /** Grants missing permissions and revokes those removed from the file; all others are unchanged. */
    void apply(Set<Grant> wanted, AccessChanges changes) {
        var before = applied.grants();
        var removed = without(before, wanted);
        Map<Target, List<Grant>> missing =
                wanted.stream().collect(Collectors.groupingBy(Grant::target, LinkedHashMap::new, Collectors.toList()));
        Map<Target, List<Grant>> surplus =
                removed.stream().collect(Collectors.groupingBy(Grant::target, LinkedHashMap::new, Collectors.toList()));
        Stream.concat(surplus.keySet().stream(), missing.keySet().stream())
                .distinct()
                .forEach(target -> apply(
                        target,
                        surplus.getOrDefault(target, List.of()),
                        missing.getOrDefault(target, List.of()),
                        changes));
        applied.forget(removed);
        applied.remember(without(wanted, before));
    }

    private static Set<Grant> without(Set<Grant> grants, Collection<Grant> others) {
        var left = new HashSet<>(grants);
        left.removeAll(others);
        return left;
    }

    private void apply(Target target, List<Grant> surplus, List<Grant> wanted, AccessChanges changes) {
        var found = authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(target.group())
                .resourceType(target.what())
                .resourceId(target.which())
                .singleResult();
        var revoked = surplus.stream()
                .filter(grant -> found != null && grants(found, grant.may()))
                .toList();
        var granted = wanted.stream()
                .filter(grant -> found == null || !found.isPermissionGranted(grant.may()))
                .toList();
        if (revoked.isEmpty() && granted.isEmpty()) {
            return;
        }
        var authorization = found == null ? newAuthorization(target) : found;
        revoked.forEach(grant -> authorization.removePermission(grant.may()));
        // A revoked permission may include another one that is still granted.
        wanted.forEach(grant -> authorization.addPermission(grant.may()));
        if (PermissionNames.ALL.stream().noneMatch(authorization::isPermissionGranted)) {
            authorizationService.deleteAuthorization(authorization.getId());
        } else {
            authorizationService.saveAuthorization(authorization);
        }
        revoked.forEach(grant -> changes.remove(grant.group(), "revoked: " + grant.describe()));
        granted.forEach(grant -> changes.add(grant.group(), "granted: " + grant.describe()));
    }

    /** ALL granted by hand is not revoked by single permissions that are removed from the file. */
    private static boolean grants(Authorization authorization, Permission may) {
        return authorization.isPermissionGranted(may)
                && (may == Permissions.ALL || !authorization.isEveryPermissionGranted());
    }

    private Authorization newAuthorization(Target target) {
        var authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(target.group());
        authorization.setResource(target.what());
        authorization.setResourceId(target.which());
        return authorization;
    }
}
