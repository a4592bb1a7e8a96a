package org.ostopolku.security.authentication;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks user and password (HTTP basic) of systems and scripts in the engine's identity store. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identityService;
    private final Authentications callers;
    private final LoginAudit logins;

    EngineAuthenticationProvider(IdentityService identityService, Authentications callers, LoginAudit logins) {
        this.identityService = identityService;
        this.callers = callers;
        this.logins = logins;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var user = given.getName();
        if (!identityService.checkPassword(user, String.valueOf(given.getCredentials()))) {
            throw new BadCredentialsException(
                    "The user or the password is wrong, or too many wrong ones were tried just now.");
        }
        logins.overTheApi(user, "password");
        return callers.known(user);
    }
}
