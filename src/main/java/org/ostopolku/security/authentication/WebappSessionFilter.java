package org.ostopolku.security.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.authentication.oidc.OidcLogout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates the user of a web application's session. Ends the session after a logout, after a change of the password on any
 * node, after the removal of the user, and when it is too old. (The server ends idle sessions.)
 */
@Component
// Prevents a second registration: the filter is part of the security filter chain.
@FilterRegistration(enabled = false)
class WebappSessionFilter extends OncePerRequestFilter {

    private static final String LOGIN = WebappSessionFilter.class.getName();

    private final WebappSession webapps;
    private final IdentityService identityService;
    private final Authentications authentications;
    private final LoginAudit logins;
    private final SecurityErrorHandler errorHandler;
    private final Clock clock;
    private final Duration maxAge;

    /** The login with which a session began. */
    private record Login(String person, String password, Instant at) implements Serializable {}

    WebappSessionFilter(
            WebappSession webapps,
            IdentityService identityService,
            Authentications authentications,
            LoginAudit logins,
            SecurityErrorHandler errorHandler,
            Clock clock,
            @Value("${ostopolku.login.longest-session}") Duration maxAge) {
        this.webapps = webapps;
        this.identityService = identityService;
        this.authentications = authentications;
        this.logins = logins;
        this.errorHandler = errorHandler;
        this.clock = clock;
        this.maxAge = maxAge;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var before = webapps.user(session).filter(person -> isValid(session, person));
        if (before.isPresent()
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !SecurityErrorHandler.isForEngine(request)) {
            // The web applications would end the session: another site could log the user out.
            if (WebappSession.mayBeForged(request, session)) {
                errorHandler.handle(
                        request,
                        response,
                        new AccessDeniedException("A request that changes something needs the header "
                                + WebappSession.TOKEN_HEADER + " with the value of the cookie XSRF-TOKEN."));
                return;
            }
            SecurityContextHolder.getContext().setAuthentication(authentications.authenticate(before.get()));
            OidcLogout.addHeader(session, request, response);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            recordChange(before, request.getSession(false));
        }
    }

    private boolean isValid(HttpSession session, String person) {
        var isValid = session.getAttribute(LOGIN) instanceof Login login
                && login.person().equals(person)
                && login.at().plus(maxAge).isAfter(clock.instant())
                && password(person).filter(login.password()::equals).isPresent();
        if (!isValid) {
            session.invalidate();
        }
        return isValid;
    }

    private void recordChange(Optional<String> before, HttpSession session) {
        var after = webapps.user(session);
        if (after.isPresent() && !after.equals(before)) {
            logins.recordWebappLogin(after.get(), "password");
        } else if (before.isPresent() && after.isEmpty()) {
            logins.recordLogout(before.get());
            if (session != null) {
                session.invalidate();
            }
        }
    }

    /** Stores the login in a new session, with a hash of the stored password. */
    void begin(HttpSession session) {
        webapps.user(session)
                .filter(person -> session.getAttribute(LOGIN) == null)
                .ifPresent(person -> session.setAttribute(
                        LOGIN, new Login(person, password(person).orElse(""), clock.instant())));
    }

    /** A hash of the stored password; empty if the user does not exist. */
    private Optional<String> password(String person) {
        return Optional.ofNullable(
                        identityService.createUserQuery().userId(person).singleResult())
                .map(user -> DigestUtils.sha256Hex(String.valueOf(user.getPassword())));
    }
}
