package org.ostopolku.security.authentication;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks user and password (HTTP basic) in the engine's identity store. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identityService;
    private final Authentications authentications;
    private final LoginAudit logins;

    EngineAuthenticationProvider(IdentityService identityService, Authentications authentications, LoginAudit logins) {
        this.identityService = identityService;
        this.authentications = authentications;
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
                    "The user or the password is wrong, or there were too many wrong passwords just now.");
        }
        logins.recordApiLogin(user, "password");
        return authentications.authenticate(user);
    }
}
