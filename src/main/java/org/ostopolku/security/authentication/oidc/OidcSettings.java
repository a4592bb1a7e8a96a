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
 * What the company's OpenID provider tells of people and systems, in the company's words.
 *
 * @param groups the company's groups whose people belong to a group of ours, by the id of ours
 * @param groupsClaim the claim that names the company's groups of a person
 * @param userClaim the claim that becomes the user id of a person
 * @param systemClaim the claim that names a technical account
 * @param takeOver whether a person of the company takes over the account of the same name that has a password here
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

    /** A person, if who the claims tell of belongs to a group of ours. */
    Optional<OidcIdentity> person(ClaimAccessor claims) {
        var name = name(claims);
        var ours = ours(claims);
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

    /** What who the claims tell of is called at login. */
    String name(ClaimAccessor claims) {
        return claims.getClaimAsString(userClaim);
    }

    private Set<String> ours(ClaimAccessor claims) {
        Collection<String> companys =
                claims.hasClaim(groupsClaim) ? claims.getClaimAsStringList(groupsClaim) : List.of();
        var ours = new TreeSet<String>();
        groups.forEach((our, theirs) -> {
            if (theirs.stream().anyMatch(companys::contains)) {
                ours.add(our);
            }
        });
        return ours;
    }
}
