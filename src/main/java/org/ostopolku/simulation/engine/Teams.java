package org.ostopolku.simulation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.security.user.UserGroups;

/** The users by team, and actions in their names. */
class Teams {

    private final IdentityService identityService;
    private final Map<String, List<String>> usersByTeam = new HashMap<>();
    private final Map<String, List<String>> teamsByUser = new HashMap<>();

    Teams(IdentityService identityService) {
        this.identityService = identityService;
    }

    /**
     * A random member of the team.
     *
     * @throws IllegalStateException if the team has no members
     */
    String randomMember(String team, SimulatedCustomer customer) {
        return AnswerGenerator.pick(requireMembers(team), customer);
    }

    /** @throws IllegalStateException if the team has no members */
    List<String> requireMembers(String team) {
        var users = usersByTeam.computeIfAbsent(team, this::readUsers);
        if (users.isEmpty()) {
            throw new IllegalStateException("The team '%s' has no members.".formatted(team));
        }
        return users;
    }

    /** Runs an action as a logged-in user, with the permissions of this user. */
    void runAs(String user, Runnable action) {
        identityService.setAuthentication(
                user, teamsByUser.computeIfAbsent(user, missing -> UserGroups.find(identityService, missing)));
        try {
            action.run();
        } finally {
            identityService.clearAuthentication();
        }
    }

    private List<String> readUsers(String team) {
        return identityService.createUserQuery().memberOfGroup(team).list().stream()
                .map(User::getId)
                .sorted()
                .toList();
    }
}
