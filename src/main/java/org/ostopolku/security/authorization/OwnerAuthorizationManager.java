package org.ostopolku.security.authorization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * Adds to the groups of a user one group for each owner whose customers the user sees (see {@link InstanceAuthorizations}).
 * The members of a team are read again for every request.
 */
@UsesEngineInternals("the groups of a caller are read by an internal type, on every API")
class OwnerAuthorizationManager extends AuthorizationManager {

    private final Supplier<DataScopeResolver> scopes;
    private final Map<List<String>, List<String>> extendedGroups = new HashMap<>();

    OwnerAuthorizationManager(Supplier<DataScopeResolver> scopes) {
        this.scopes = scopes;
    }

    /** The engine would read all authorizations here to leave out groups without any. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null || groups.isEmpty()
                ? List.of()
                : extendedGroups.computeIfAbsent(groups, this::withOwners);
    }

    private List<String> withOwners(List<String> groups) {
        var all = new ArrayList<>(groups);
        scopes.get().owners(groups).forEach(owner -> all.add(InstanceAuthorizations.CUSTOMERS_OF + owner));
        return all;
    }
}
