package org.ostopolku.security.authentication.oidc;

import org.ostopolku.security.authentication.AccessNotGrantedException;
import org.ostopolku.security.authentication.Authentications;
import org.ostopolku.security.authentication.LoginAudit;
import org.ostopolku.security.authentication.TechnicalAccounts;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Finds out who sends a valid token (a JWT) of the company's OpenID provider: a person, or a technical account. */
@Component
class JwtCallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {

    private final OidcSettings settings;
    private final OidcUserSynchronizer people;
    private final TechnicalAccounts channels;
    private final Authentications callers;
    private final LoginAudit logins;

    JwtCallerConverter(
            OidcSettings settings,
            OidcUserSynchronizer people,
            TechnicalAccounts channels,
            Authentications callers,
            LoginAudit logins) {
        this.settings = settings;
        this.people = people;
        this.channels = channels;
        this.callers = callers;
        this.logins = logins;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var caller = settings.person(token)
                .map(person -> callers.known(people.mirror(person)))
                .orElseGet(() -> channel(token));
        logins.overTheApi(caller.getName(), "token");
        return caller;
    }

    private AbstractAuthenticationToken channel(Jwt token) {
        var account = token.getClaimAsString(settings.systemClaim());
        if (account == null || !channels.knows(account)) {
            throw new AccessNotGrantedException("The token belongs to nobody who may come in: neither to a group of"
                    + " ostopolku.login.company.groups nor to an account of ostopolku.access.channels.");
        }
        return Authentications.channel(account);
    }
}
