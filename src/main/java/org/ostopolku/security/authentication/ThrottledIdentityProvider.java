package org.ostopolku.security.authentication;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.ostopolku.platform.engine.EngineTables;

/** The engine's people and groups, with our throttle instead of its lock, and never without an administrator. */
class ThrottledIdentityProvider extends DbIdentityServiceProvider {

    private static final String NOBODY_ELSE =
            "There would be no administrator left. Put somebody else into the group camunda-admin first.";

    private final LoginThrottle throttle;
    private final LoginAudit logins;
    private final EngineTables engineTables;

    ThrottledIdentityProvider(LoginThrottle throttle, LoginAudit logins, EngineTables engineTables) {
        this.throttle = throttle;
        this.logins = logins;
        this.engineTables = engineTables;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        var address = LoginAudit.address();
        if (userId == null || password == null || !throttle.lets(userId, address)) {
            return false;
        }
        // No name holds such a character, and not every database takes it.
        var user = userId.chars().anyMatch(Character::isISOControl) ? null : findUserById(userId);
        boolean isRight = user != null && user.getPassword() != null && matchPassword(password, user);
        if (isRight) {
            throttle.succeeded(userId, address);
        } else {
            throttle.failed(userId, address);
            logins.refused(userId, user == null ? "nobody of this name" : "wrong password");
        }
        return isRight;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        requireAnotherAdministrator(userId);
        return super.deleteUser(userId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            requireAnotherAdministrator(userId);
        }
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            throw new BadUserRequestException(NOBODY_ELSE);
        }
        return super.deleteGroup(groupId);
    }

    /** Two who remove each other at the same moment wait for each other, on whatever node. */
    private void requireAnotherAdministrator(String userId) {
        engineTables.lock();
        var administrators = getCommandContext()
                .runWithoutAuthorization(() ->
                        createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list());
        if (administrators.stream()
                        .allMatch(administrator -> administrator.getId().equals(userId))
                && !administrators.isEmpty()) {
            throw new BadUserRequestException(NOBODY_ELSE);
        }
    }
}
