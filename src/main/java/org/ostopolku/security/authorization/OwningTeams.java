package org.ostopolku.security.authorization;

import java.util.Collection;
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
}
