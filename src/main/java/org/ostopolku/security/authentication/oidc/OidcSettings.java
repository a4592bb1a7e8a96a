package org.ostopolku.security.authentication.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ostopolku.security.authentication.Authentications;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * The mapping of the claims of the company's OpenID provider to users and groups.
 *
 * @param groups groups at the provider, by the id of our group
 * @param groupsClaim the claim with the user's groups
 * @param userClaim the claim with the user id
 * @param systemClaim the claim with the id of a technical account
 * @param takeOver whether a user takes over an existing account of the same id that has a password
 */
@ConfigurationProperties("ostopolku.login.company")
public record OidcSettings(
        Map<String, Set<String>> groups,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("preferred_username") String userClaim,
        @DefaultValue("sub") String systemClaim,
        boolean takeOver) {

    public OidcSettings {
        groups = groups == null ? Map.of() : groups;
        if (groups.containsKey(Authentications.CHANNELS)) {
            throw new IllegalArgumentException("ostopolku.login.company.groups names the group channels: list technical"
                    + " accounts in ostopolku.access.channels instead.");
        }
    }

    /** The user of the claims; empty if the user belongs to no group of ours. */
    Optional<OidcIdentity> person(ClaimAccessor claims) {
        var name = name(claims);
        var ours = ourGroups(claims);
        return name == null || name.isBlank() || ours.isEmpty()
                ? Optional.empty()
                : Optional.of(new OidcIdentity(
                        claims.getClaimAsString("iss"),
                        claims.getClaimAsString("sub"),
                        name,
                        claims.getClaimAsString("given_name"),
                        claims.getClaimAsString("family_name"),
                        claims.getClaimAsString("email"),
                        ours));
    }

    /** The user id. */
    String name(ClaimAccessor claims) {
        return claims.getClaimAsString(userClaim);
    }

    private Set<String> ourGroups(ClaimAccessor claims) {
        Collection<String> providerGroups =
                claims.hasClaim(groupsClaim) ? claims.getClaimAsStringList(groupsClaim) : List.of();
        var ours = new TreeSet<String>();
        groups.forEach((our, theirs) -> {
            if (theirs.stream().anyMatch(providerGroups::contains)) {
                ours.add(our);
            }
        });
        return ours;
    }
}
