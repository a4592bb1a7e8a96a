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

/** Creates authentications with the current groups of a user. */
@Component
public class Authentications {

    /** The group of technical accounts. */
    public static final String CHANNELS = "channels";

    /** Allows every authenticated user, but no technical account. */
    static final AuthorizationManager<RequestAuthorizationContext> IS_PERSON =
            (caller, request) -> new AuthorizationDecision(isPerson(caller.get()));

    private static final String ANONYMOUS = "ROLE_ANONYMOUS";

    private final IdentityService identityService;

    Authentications(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** The authentication of a user. */
    public AbstractAuthenticationToken authenticate(String user) {
        return token(user, UserGroups.find(identityService, user));
    }

    /** The authentication of a technical account that is not a user of the engine. */
    public static AbstractAuthenticationToken channel(String account) {
        return token(account, List.of(CHANNELS));
    }

    private static AbstractAuthenticationToken token(String user, Collection<String> groups) {
        return new PreAuthenticatedAuthenticationToken(user, "", AuthorityUtils.createAuthorityList(groups));
    }

    public static List<String> groups(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    /** A technical account has no other group. */
    public static boolean isChannel(Collection<String> groups) {
        return List.of(CHANNELS).equals(List.copyOf(groups));
    }

    public static boolean isPerson(Authentication caller) {
        var groups = groups(caller);
        return caller.isAuthenticated() && !groups.contains(ANONYMOUS) && !isChannel(groups);
    }
}
