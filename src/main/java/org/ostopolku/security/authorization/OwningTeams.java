package org.ostopolku.security.authorization;

import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.user.UserGroups;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The teams of {@code access.yaml} whose members own customers. */
@Component
@EnableConfigurationProperties(AccessRules.class)
public class OwningTeams {

    private final AccessRules rules;

    OwningTeams(AccessRules rules) {
        this.rules = rules;
    }

    /** Whether members of one of these teams own customers. */
    public boolean anyOf(Collection<String> teams) {
        return teams.stream().anyMatch(rules.owners()::contains);
    }

    /**
     * Whether a user may own customers: a member of such a team, or of no group at all. An administrator would take the customer
     * out of the sight of the team.
     */
    public boolean mayOwn(IdentityService identities, String user) {
        var groups = UserGroups.find(identities, user);
        return groups.isEmpty() || anyOf(groups);
    }
}
