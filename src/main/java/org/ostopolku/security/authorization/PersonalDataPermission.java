package org.ostopolku.security.authorization;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.web.Problem;
import org.springframework.stereotype.Component;

/** The permission {@code personal-data} of {@code access.yaml}: to export and erase the data of a customer. */
@Component
public class PersonalDataPermission {

    private final AccessRules rules;
    private final IdentityService identities;

    PersonalDataPermission(AccessRules rules, IdentityService identities) {
        this.rules = rules;
        this.identities = identities;
    }

    /** Whether one of these groups has the permission. */
    public boolean isGivenTo(Collection<String> groups) {
        return groups.stream().anyMatch(groups()::contains);
    }

    /** Whether the current user has the permission; false without a user. */
    public boolean isGivenToCaller() {
        var caller = identities.getCurrentAuthentication();
        return caller != null && caller.getGroupIds() != null && isGivenTo(caller.getGroupIds());
    }

    /** The groups that have the permission. */
    public Set<String> groups() {
        return rules.roles().stream()
                .filter(AccessRules.Role::personalData)
                .flatMap(role -> role.groups().stream())
                .collect(Collectors.toSet());
    }

    /** @throws Problem 403 if the current user does not have the permission */
    public void require() {
        if (!isGivenToCaller()) {
            throw Problem.forbidden(
                    "Only users with the right personal-data of access.yaml may export or erase personal data.");
        }
    }
}
