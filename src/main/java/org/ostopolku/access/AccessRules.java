package org.ostopolku.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The content of {@code access.yaml}.
 *
 * @param groups names of the groups by id
 * @param roles rights that one or more groups have in common
 */
@ConfigurationProperties("ostopolku.access")
record AccessRules(Map<String, String> groups, List<Role> roles) {

    AccessRules {
        for (Role role : roles) {
            for (String group : role.groups()) {
                if (!groups.containsKey(group)) {
                    throw new IllegalArgumentException("ostopolku.access.roles names the group '" + group
                            + "', which ostopolku.access.groups lacks.");
                }
            }
        }
    }

    /**
     * @param groups ids of the groups
     * @param figures whose customers they see in figures and stories; null: this role says nothing of it
     * @param rights what they may do in the engine
     */
    record Role(Set<String> groups, Figures figures, List<Right> rights) {

        Role {
            rights = rights == null ? List.of() : rights;
        }
    }

    /** Whose customers somebody sees. */
    enum Figures {
        /** Everybody's. */
        ALL,
        /** One's own, those of one's team, and those that nobody owns yet. */
        TEAM
    }

    /**
     * @param what kinds of things
     * @param which ids of such things, {@code *} for all of them
     * @param may what one may do with them
     */
    record Right(Set<Resources> what, Set<String> which, Set<Permissions> may) {

        Right {
            for (Resources resource : what) {
                for (Permissions permission : may) {
                    if (!Arrays.asList(permission.getTypes()).contains(resource)) {
                        throw new IllegalArgumentException("ostopolku.access.roles: the engine knows no permission "
                                + permission + " on " + resource + ".");
                    }
                }
            }
        }
    }
}
