package org.ostopolku.security.authorization;

import java.util.Collection;
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
        return rules.roles().stream().filter(AccessRules.Role::personalData).anyMatch(role -> groups.stream()
                .anyMatch(role.groups()::contains));
    }

    /** @throws Problem 403 if the current user does not have the permission */
    public void require() {
        var caller = identities.getCurrentAuthentication();
        if (caller == null || !isGivenTo(caller.getGroupIds())) {
            throw Problem.forbidden(
                    "Only users with the right personal-data of access.yaml may export or erase personal data.");
        }
    }
}
