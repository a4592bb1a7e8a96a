package org.ostopolku.security.authentication;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.user.UserGroups;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

/** Who asks, with the groups that the engine knows of them at this moment. */
@Component
public class Authentications {

    /** The group of technical clients. */
    public static final String CHANNELS = "channels";

    /** Everybody who is logged in, but for technical clients. */
    static final AuthorizationManager<RequestAuthorizationContext> ARE_PEOPLE =
            (caller, request) -> new AuthorizationDecision(isPerson(caller.get()));

    private static final String ANONYMOUS = "ROLE_ANONYMOUS";

    private final IdentityService identityService;

    Authentications(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** Somebody who has proven who they are. */
    public AbstractAuthenticationToken known(String user) {
        return known(user, UserGroups.find(identityService, user));
    }

    /** A technical account that is no user of the engine. */
    public static AbstractAuthenticationToken channel(String account) {
        return known(account, List.of(CHANNELS));
    }

    private static AbstractAuthenticationToken known(String user, Collection<String> groups) {
        return new PreAuthenticatedAuthenticationToken(user, "", AuthorityUtils.createAuthorityList(groups));
    }

    static List<String> groups(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    /** A channel is nothing else beside it. */
    static boolean isChannel(Collection<String> groups) {
        return List.of(CHANNELS).equals(List.copyOf(groups));
    }

    public static boolean isPerson(Authentication caller) {
        var groups = groups(caller);
        return caller.isAuthenticated() && !groups.contains(ANONYMOUS) && !isChannel(groups);
    }
}
