package org.ostopolku.security.authorization;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The content of {@code access.yaml}.
 *
 * @param groups names of the groups by id
 * @param owners ids of the teams whose members own customers
 * @param roles permissions shared by one or more groups
 */
@ConfigurationProperties("ostopolku.access")
record AccessRules(Map<String, String> groups, Set<String> owners, List<Role> roles) {

    AccessRules {
        owners = owners == null ? Set.of() : owners;
        if (!groups.containsKey(Groups.CAMUNDA_ADMIN)) {
            throw new IllegalArgumentException(
                    "ostopolku.access.groups lacks '" + Groups.CAMUNDA_ADMIN + "', the group of the administrators.");
        }
        requireKnown("owners", owners, groups);
        for (Role role : roles) {
            requireKnown("roles", role.groups(), groups);
        }
    }

    private static void requireKnown(String key, Set<String> named, Map<String, String> groups) {
        for (String group : named) {
            if (!groups.containsKey(group)) {
                throw new IllegalArgumentException("ostopolku.access." + key + " names the group '" + group
                        + "', which ostopolku.access.groups lacks.");
            }
        }
    }

    /** All single permissions. */
    Set<Grant> grants() {
        return roles.stream()
                .flatMap(role -> role.rights().stream()
                        .flatMap(right -> role.groups().stream().flatMap(group -> right.grantsTo(group).stream())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @param groups ids of the groups
     * @param figures whose customers they see in figures and lists; null: none by this role
     * @param personalData whether they may export and erase the data of a customer
     * @param rights permissions in the engine
     */
    record Role(Set<String> groups, Visibility figures, boolean personalData, List<Right> rights) {

        Role {
            rights = rights == null ? List.of() : rights;
        }
    }

    /**
     * @param what resources of the engine
     * @param which ids of the resources, {@code *} for all
     * @param may names of permissions
     */
    record Right(Set<Resources> what, Set<String> which, Set<String> may) {

        Right {
            what.forEach(resource -> may.forEach(permission -> find(resource, permission)));
        }

        private static Permission find(Resources resource, String permission) {
            return PermissionNames.find(resource, permission)
                    .orElseThrow(
                            () -> new IllegalArgumentException("ostopolku.access.roles: the engine has no permission "
                                    + permission + " on " + resource + "."));
        }

        private List<Grant> grantsTo(String group) {
            return what.stream()
                    .flatMap(resource -> which.stream().flatMap(id -> may.stream()
                            .map(permission -> new Grant(group, resource, id, find(resource, permission)))))
                    .toList();
        }
    }
}
