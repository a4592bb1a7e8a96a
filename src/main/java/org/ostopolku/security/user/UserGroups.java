package org.ostopolku.security.user;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.platform.engine.SystemAuthentication;

/** Finds the groups of a user. */
public final class UserGroups {

    private UserGroups() {}

    /** Ids of the user's groups, whatever the current caller may read. */
    public static List<String> find(IdentityService identities, String user) {
        return SystemAuthentication.with(
                identities, () -> identities.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
    }

    public static long countAdministrators(IdentityService identities) {
        return identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count();
    }
}
