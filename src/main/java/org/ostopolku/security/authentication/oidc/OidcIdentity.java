package org.ostopolku.security.authentication.oidc;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.identity.User;

/**
 * A user as described by the claims of the company's OpenID provider.
 *
 * @param issuer the provider
 * @param subject permanent id at the provider
 * @param name user id
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

    boolean hasNamesOf(User user) {
        return Objects.equals(firstName, user.getFirstName())
                && Objects.equals(lastName, user.getLastName())
                && Objects.equals(email, user.getEmail());
    }
}
