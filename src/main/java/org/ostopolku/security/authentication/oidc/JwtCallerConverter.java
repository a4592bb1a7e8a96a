package org.ostopolku.security.authentication.oidc;

import org.ostopolku.security.authentication.AccessNotGrantedException;
import org.ostopolku.security.authentication.Authentications;
import org.ostopolku.security.authentication.LoginAudit;
import org.ostopolku.security.authentication.TechnicalAccounts;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Converts a valid token (JWT) of the company's OpenID provider into the authentication of a user or a technical account. */
@Component
class JwtCallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {

    private final OidcSettings settings;
    private final OidcUserSynchronizer users;
    private final TechnicalAccounts channels;
    private final Authentications authentications;
    private final LoginAudit logins;

    JwtCallerConverter(
            OidcSettings settings,
            OidcUserSynchronizer users,
            TechnicalAccounts channels,
            Authentications authentications,
            LoginAudit logins) {
        this.settings = settings;
        this.users = users;
        this.channels = channels;
        this.authentications = authentications;
        this.logins = logins;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var caller = settings.person(token)
                .map(person -> authentications.authenticate(users.synchronize(person)))
                .orElseGet(() -> channel(token));
        logins.recordApiLogin(caller.getName(), "token");
        return caller;
    }

    private AbstractAuthenticationToken channel(Jwt token) {
        var account = token.getClaimAsString(settings.systemClaim());
        if (account == null || !channels.contains(account)) {
            throw new AccessNotGrantedException("The token grants no access: it is neither of a user in a group of"
                    + " ostopolku.login.company.groups nor of an account of ostopolku.access.channels.");
        }
        return Authentications.channel(account);
    }
}
