package org.ostopolku.security.authorization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Lets the members of a team count as those for whom the processes of its members' customers, and of customers that nobody
 * owns yet, were granted. Who is in which team is asked anew for every request.
 */
class OwnerAuthorizationManager extends AuthorizationManager {

    private final Supplier<DataScopeResolver> reaches;
    private final Map<List<String>, List<String>> known = new HashMap<>();

    OwnerAuthorizationManager(Supplier<DataScopeResolver> reaches) {
        this.reaches = reaches;
    }

    /** The engine would leave out groups without any right, for which it reads all rights that there are. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null || groups.isEmpty() ? List.of() : known.computeIfAbsent(groups, this::withOwners);
    }

    private List<String> withOwners(List<String> groups) {
        var all = new ArrayList<>(groups);
        reaches.get().owners(groups).forEach(owner -> all.add(InstanceAuthorizations.CUSTOMERS_OF + owner));
        return all;
    }
}
