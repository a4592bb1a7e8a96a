package org.ostopolku.security.authentication.oidc;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.identity.User;

/**
 * Somebody as the company's OpenID provider tells of them.
 *
 * @param issuer the provider
 * @param subject what the provider calls the person, for good
 * @param name what the person is called at login
 * @param groups ids of our groups
 */
record OidcIdentity(
        String issuer,
        String subject,
        String name,
        String firstName,
        String lastName,
        String email,
        Set<String> groups) {

    boolean isAsIn(User user) {
        return Objects.equals(firstName, user.getFirstName())
                && Objects.equals(lastName, user.getLastName())
                && Objects.equals(email, user.getEmail());
    }
}
