package org.ostopolku.security.authorization;

import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.web.Problem;
import org.springframework.stereotype.Component;

/** Knows from {@code access.yaml} who answers customers for their personal data: takes it out, erases it and proves that. */
@Component
public class PersonalDataPermission {

    private final AccessRules rules;
    private final IdentityService identities;

    PersonalDataPermission(AccessRules rules, IdentityService identities) {
        this.rules = rules;
        this.identities = identities;
    }

    /** Whether one of these groups has it. */
    public boolean isGivenTo(Collection<String> groups) {
        return rules.roles().stream().filter(AccessRules.Role::personalData).anyMatch(role -> groups.stream()
                .anyMatch(role.groups()::contains));
    }

    /**
     * Lets only those pass who may.
     *
     * @throws Problem 403
     */
    public void require() {
        var caller = identities.getCurrentAuthentication();
        if (caller == null || !isGivenTo(caller.getGroupIds())) {
            throw Problem.forbidden(
                    "Personal data is taken out and erased by those whom access.yaml gives the right personal-data.");
        }
    }
}
