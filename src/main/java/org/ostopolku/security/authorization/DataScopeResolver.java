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

/** Knows from {@code access.yaml} and the engine's groups whose customers somebody may see. */
@Component
public class DataScopeResolver {

    private final AccessRules rules;
    private final IdentityService identityService;

    DataScopeResolver(AccessRules rules, IdentityService identityService) {
        this.rules = rules;
        this.identityService = identityService;
    }

    /**
     * The reach of a person.
     *
     * @param userId id of the person
     * @param groups ids of the person's groups
     */
    public DataScope of(String userId, Collection<String> groups) {
        if (groups.stream().anyMatch(group -> sees(group, ALL))) {
            return new DataScope(true, Set.of());
        }
        Set<String> owners = owners(groups);
        if (!owners.isEmpty()) {
            owners.add(userId);
        }
        return new DataScope(false, owners);
    }

    /** User ids of the owners whose customers the members of these groups see as a team, {@code ""} for nobody. */
    Set<String> owners(Collection<String> groups) {
        Set<String> owners = new HashSet<>();
        groups.stream().filter(group -> sees(group, TEAM)).forEach(team -> {
            owners.add("");
            owners.addAll(members(team));
        });
        return owners;
    }

    private boolean sees(String group, Visibility figures) {
        return rules.roles().stream()
                .anyMatch(role -> role.figures() == figures && role.groups().contains(group));
    }

    /** Asked without the rights of whoever is logged in, who need not be allowed to read the names of people. */
    private Set<String> members(String team) {
        return SystemAuthentication.with(
                identityService, () -> identityService.createUserQuery().memberOfGroup(team).list().stream()
                        .map(User::getId)
                        .collect(Collectors.toSet()));
    }
}
