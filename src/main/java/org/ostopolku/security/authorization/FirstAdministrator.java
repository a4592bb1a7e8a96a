package org.ostopolku.security.authorization;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.ostopolku.platform.password.PasswordStrength;
import org.ostopolku.security.user.UserGroups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates the administrator named by {@code OSTOPOLKU_ADMIN_USER} and {@code OSTOPOLKU_ADMIN_PASSWORD}. A later change of
 * these variables changes no password.
 */
@Component
public class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final IdentityService identityService;
    private final String user;
    private final String password;

    FirstAdministrator(
            IdentityService identityService,
            @Value("${ostopolku.admin.user:}") String user,
            @Value("${ostopolku.admin.password:}") String password) {
        this.identityService = identityService;
        this.user = user;
        this.password = password;
    }

    /**
     * Creates the administrator if the variables name a user who does not exist.
     *
     * @throws IllegalStateException if the password is missing or weak
     */
    void createIfMissing() {
        if (user.isBlank() || identityService.createUserQuery().userId(user).count() > 0) {
            return;
        }
        if (password.isBlank()) {
            throw new IllegalStateException("OSTOPOLKU_ADMIN_USER is set, OSTOPOLKU_ADMIN_PASSWORD is not: set both.");
        }
        var administrator = identityService.newUser(user);
        administrator.setFirstName("First");
        administrator.setLastName("Administrator");
        var policy = identityService.getPasswordPolicy();
        if (policy != null
                && !identityService
                        .checkPasswordAgainstPolicy(policy, password, administrator)
                        .isValid()) {
            throw new IllegalStateException(
                    "OSTOPOLKU_ADMIN_PASSWORD is too weak: use " + PasswordStrength.ADVICE + ".");
        }
        administrator.setPassword(password);
        identityService.saveUser(administrator);
        identityService.createMembership(user, Groups.CAMUNDA_ADMIN);
        LOG.info("Created the administrator {}.", user);
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnWithoutAdministrator() {
        if (UserGroups.countAdministrators(identityService) == 0) {
            LOG.warn("There is no administrator, and nobody can become one over the web."
                    + " Set OSTOPOLKU_ADMIN_USER and OSTOPOLKU_ADMIN_PASSWORD and start again.");
        }
    }
}
