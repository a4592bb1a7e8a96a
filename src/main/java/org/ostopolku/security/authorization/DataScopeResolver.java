package org.ostopolku.security.authorization;

import static org.ostopolku.security.authorization.Visibility.ALL;
import static org.ostopolku.security.authorization.Visibility.TEAM;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.springframework.stereotype.Component;

/** Determines from {@code access.yaml} and the groups of a user whose customers the user may see. */
@Component
public class DataScopeResolver {

    private final AccessRules rules;
    private final IdentityService identityService;

    DataScopeResolver(AccessRules rules, IdentityService identityService) {
        this.rules = rules;
        this.identityService = identityService;
    }

    /**
     * @param groups ids of the user's groups
     */
    public DataScope resolve(String userId, Collection<String> groups) {
        if (groups.stream().anyMatch(group -> sees(group, ALL))) {
            return new DataScope(true, Set.of());
        }
        Set<String> owners = owners(groups);
        if (!owners.isEmpty()) {
            owners.add(userId);
        }
        return new DataScope(false, owners);
    }

    /** User ids of the owners whose customers the members of these groups see as a team; {@code ""} for no owner. */
    Set<String> owners(Collection<String> groups) {
        Set<String> owners = new HashSet<>();
        groups.stream().filter(group -> sees(group, TEAM)).forEach(team -> {
            owners.add("");
            owners.addAll(members(team));
        });
        return owners;
    }

    private boolean sees(String group, Visibility visibility) {
        return rules.roles().stream()
                .anyMatch(role -> role.figures() == visibility && role.groups().contains(group));
    }

    /** With the permissions of the application: the current user may not be allowed to read users. */
    private Set<String> members(String team) {
        return SystemAuthentication.with(
                identityService, () -> identityService.createUserQuery().memberOfGroup(team).list().stream()
                        .map(User::getId)
                        .collect(Collectors.toSet()));
    }
}
