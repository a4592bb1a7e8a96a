package org.ostopolku.simulation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.security.user.UserGroups;

/** The people, by team, and what is done in their names. */
class Teams {

    private final IdentityService identityService;
    private final Map<String, List<String>> peopleByTeam = new HashMap<>();
    private final Map<String, List<String>> teamsByPerson = new HashMap<>();

    Teams(IdentityService identityService) {
        this.identityService = identityService;
    }

    /**
     * Somebody of the team.
     *
     * @throws IllegalStateException if nobody belongs to it
     */
    String somebodyOf(String team, SimulatedCustomer customer) {
        return AnswerGenerator.oneOf(requireSomebodyOf(team), customer);
    }

    /** @throws IllegalStateException if nobody belongs to it */
    List<String> requireSomebodyOf(String team) {
        var people = peopleByTeam.computeIfAbsent(team, this::people);
        if (people.isEmpty()) {
            throw new IllegalStateException("Nobody belongs to the team '%s'.".formatted(team));
        }
        return people;
    }

    /** Does something as a person who is logged in, with no more than this person's rights. */
    <T> T as(String person, Supplier<T> deed) {
        identityService.setAuthentication(
                person, teamsByPerson.computeIfAbsent(person, missing -> UserGroups.find(identityService, missing)));
        try {
            return deed.get();
        } finally {
            identityService.clearAuthentication();
        }
    }

    private List<String> people(String team) {
        return identityService.createUserQuery().memberOfGroup(team).list().stream()
                .map(User::getId)
                .sorted()
                .toList();
    }
}
