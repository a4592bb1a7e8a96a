package org.ostopolku.security.authentication;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.ostopolku.platform.engine.EngineTables;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.security.audit.AuditLog;

/** The engine's users and groups, with {@link LoginThrottle} instead of the engine's lock. Keeps the last administrator. */
@UsesEngineInternals("the identity provider of the database is an internal type")
class ThrottledIdentityProvider extends DbIdentityServiceProvider {

    private static final String LAST_ADMINISTRATOR =
            "This is the last administrator. Add another user to the group camunda-admin first.";

    private final Pbkdf2PasswordEncryptor hash;
    private final LoginThrottle throttle;
    private final LoginAudit logins;
    private final EngineTables engineTables;

    ThrottledIdentityProvider(
            Pbkdf2PasswordEncryptor hash, LoginThrottle throttle, LoginAudit logins, EngineTables engineTables) {
        this.hash = hash;
        this.throttle = throttle;
        this.logins = logins;
        this.engineTables = engineTables;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        var address = AuditLog.address();
        if (userId == null || password == null || !throttle.allows(userId, address)) {
            return false;
        }
        // No user id contains control characters, and not every database accepts them.
        var user = userId.chars().anyMatch(Character::isISOControl) ? null : findUserById(userId);
        // The time of the answer does not tell whether a user exists, has a password, or has one of an older
        // installation.
        if (user == null || !hash.hasHashed(user.getPassword())) {
            hash.checkAgainstNobody(password);
        }
        boolean matches = user != null && user.getPassword() != null && matchPassword(password, user);
        if (matches) {
            throttle.succeeded(userId, address);
        } else {
            throttle.failed(userId, address);
            logins.recordRefusal(userId, user == null ? "unknown user" : "wrong password");
        }
        return matches;
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
            throw new BadUserRequestException(LAST_ADMINISTRATOR);
        }
        return super.deleteGroup(groupId);
    }

    /** The lock prevents that two administrators remove each other at the same time. */
    private void requireAnotherAdministrator(String userId) {
        engineTables.lock();
        var administrators = getCommandContext()
                .runWithoutAuthorization(() ->
                        createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list());
        if (administrators.stream()
                        .allMatch(administrator -> administrator.getId().equals(userId))
                && !administrators.isEmpty()) {
            throw new BadUserRequestException(LAST_ADMINISTRATOR);
        }
    }
}
