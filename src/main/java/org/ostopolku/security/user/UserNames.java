package org.ostopolku.security.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Names of users and groups. */
@Component
public class UserNames {

    private final IdentityService identityService;

    UserNames(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** First and last names by user id; null ids are left out. A user who does not exist any more has the id as name. */
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        ids.stream().filter(Objects::nonNull).forEach(id -> names.put(id, id));
        names.putAll(existingNames(Set.copyOf(names.keySet())));
        return names;
    }

    /** First and last names of those of the users who exist, by user id. */
    public Map<String, String> existingNames(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : identityService.createUserQuery().userIdIn(ids.toArray(String[]::new)).list().stream()
                        .collect(Collectors.toMap(
                                User::getId, user -> name(user.getId(), user.getFirstName(), user.getLastName())));
    }

    /** The names of all groups, by id. A group without a name has the id as name. */
    public Map<String, String> teams() {
        return identityService.createGroupQuery().list().stream()
                .collect(Collectors.toMap(
                        Group::getId, group -> Objects.requireNonNullElse(group.getName(), group.getId())));
    }

    /** First and last name; the id for a user without a name. */
    public static String name(String id, String first, String last) {
        var name = Stream.of(first, last)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? id : name;
    }
}
