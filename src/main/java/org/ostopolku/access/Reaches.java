package org.ostopolku.access;

import static org.ostopolku.access.AccessRules.Figures.ALL;
import static org.ostopolku.access.AccessRules.Figures.TEAM;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.engine.OwnRights;
import org.springframework.stereotype.Component;

/** Knows from {@code access.yaml} and the engine's groups whose customers somebody may see. */
@Component
public class Reaches {

    private final AccessRules rules;
    private final IdentityService identityService;

    Reaches(AccessRules rules, IdentityService identityService) {
        this.rules = rules;
        this.identityService = identityService;
    }

    /**
     * The reach of a person.
     *
     * @param userId id of the person
     * @param groups ids of the person's groups
     */
    public Reach of(String userId, Collection<String> groups) {
        if (groups.stream().anyMatch(group -> sees(group, ALL))) {
            return new Reach(true, Set.of());
        }
        List<String> teams = groups.stream().filter(group -> sees(group, TEAM)).toList();
        if (teams.isEmpty()) {
            return new Reach(false, Set.of());
        }
        Set<String> owners = new HashSet<>(Set.of(userId, ""));
        teams.forEach(team -> owners.addAll(members(team)));
        return new Reach(false, owners);
    }

    private boolean sees(String group, AccessRules.Figures figures) {
        return rules.roles().stream()
                .anyMatch(role -> role.figures() == figures && role.groups().contains(group));
    }

    /** Asked without the rights of whoever is logged in, who need not be allowed to read the names of people. */
    private Set<String> members(String team) {
        return OwnRights.with(
                identityService, () -> identityService.createUserQuery().memberOfGroup(team).list().stream()
                        .map(User::getId)
                        .collect(Collectors.toSet()));
    }
}
