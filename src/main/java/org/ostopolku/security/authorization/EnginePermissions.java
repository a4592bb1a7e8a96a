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
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.ostopolku.security.authorization.Grant.Target;
import org.springframework.stereotype.Component;

/** Makes the rights of the groups in the engine those of {@code access.yaml}. */
@Component
class EnginePermissions {

    /** Every permission that somebody can have granted by hand; some kinds of things have their own. */
    private static final List<Permission> NAMEABLE = Stream.<Permission[]>of(
                    Permissions.values(),
                    BatchPermissions.values(),
                    ProcessDefinitionPermissions.values(),
                    ProcessInstancePermissions.values(),
                    SystemPermissions.values(),
                    TaskPermissions.values(),
                    UserOperationLogCategoryPermissions.values(),
                    HistoricProcessInstancePermissions.values(),
                    HistoricTaskPermissions.values())
            .flatMap(Stream::of)
            .filter(permission -> permission.getValue() != Permissions.NONE.getValue())
            .toList();

    private final AuthorizationService authorizationService;
    private final AppliedAccess applied;

    EnginePermissions(AuthorizationService authorizationService, AppliedAccess applied) {
        this.authorizationService = authorizationService;
        this.applied = applied;
    }

    /** Adds what is missing, takes away what the file has named before and names no more, leaves the rest alone. */
    void become(Set<Grant> wanted, AccessChanges changes) {
        var before = applied.grants();
        var gone = without(before, wanted);
        Map<Target, List<Grant>> missing =
                wanted.stream().collect(Collectors.groupingBy(Grant::target, LinkedHashMap::new, Collectors.toList()));
        Map<Target, List<Grant>> surplus =
                gone.stream().collect(Collectors.groupingBy(Grant::target, LinkedHashMap::new, Collectors.toList()));
        Stream.concat(surplus.keySet().stream(), missing.keySet().stream())
                .distinct()
                .forEach(target -> become(
                        target,
                        surplus.getOrDefault(target, List.of()),
                        missing.getOrDefault(target, List.of()),
                        changes));
        applied.forget(gone);
        applied.remember(without(wanted, before));
    }

    private static Set<Grant> without(Set<Grant> grants, Collection<Grant> others) {
        var left = new HashSet<>(grants);
        left.removeAll(others);
        return left;
    }

    private void become(Target target, List<Grant> surplus, List<Grant> wanted, AccessChanges changes) {
        var found = authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(target.group())
                .resourceType(target.what())
                .resourceId(target.which())
                .singleResult();
        var taken = surplus.stream()
                .filter(grant -> found != null && grants(found, grant.may()))
                .toList();
        var given = wanted.stream()
                .filter(grant -> found == null || !found.isPermissionGranted(grant.may()))
                .toList();
        if (taken.isEmpty() && given.isEmpty()) {
            return;
        }
        var right = found == null ? granting(target) : found;
        taken.forEach(grant -> right.removePermission(grant.may()));
        // A permission may be part of another one that is taken away.
        wanted.forEach(grant -> right.addPermission(grant.may()));
        if (NAMEABLE.stream().noneMatch(right::isPermissionGranted)) {
            authorizationService.deleteAuthorization(right.getId());
        } else {
            authorizationService.saveAuthorization(right);
        }
        taken.forEach(grant -> changes.takeAway(grant.group(), "took away: " + grant.words()));
        given.forEach(grant -> changes.add(grant.group(), "granted: " + grant.words()));
    }

    /** Somebody who granted everything by hand did not mean everything but what the file has lost. */
    private static boolean grants(Authorization right, Permission may) {
        return right.isPermissionGranted(may) && (may == Permissions.ALL || !right.isEveryPermissionGranted());
    }

    private Authorization granting(Target target) {
        var right = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(target.group());
        right.setResource(target.what());
        right.setResourceId(target.which());
        return right;
    }
}
