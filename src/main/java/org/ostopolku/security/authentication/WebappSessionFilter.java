package org.ostopolku.security.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.authentication.oidc.OidcLogout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who is logged in to the web applications, and ends their session when they log out, when their password was
 * changed on whatever node, when they were removed, and when it is too old. (The server itself ends one that idles.)
 */
@Component
class WebappSessionFilter extends OncePerRequestFilter {

    private static final String LOGIN = WebappSessionFilter.class.getName();

    private final WebappSession webapps;
    private final IdentityService identityService;
    private final Authentications callers;
    private final LoginAudit logins;
    private final SecurityErrorHandler refusals;
    private final Clock clock;
    private final Duration longest;

    /** What a session remembers of the login with which it began. */
    private record Login(String person, String password, Instant at) implements Serializable {}

    WebappSessionFilter(
            WebappSession webapps,
            IdentityService identityService,
            Authentications callers,
            LoginAudit logins,
            SecurityErrorHandler refusals,
            Clock clock,
            @Value("${ostopolku.login.longest-session}") Duration longest) {
        this.webapps = webapps;
        this.identityService = identityService;
        this.callers = callers;
        this.logins = logins;
        this.refusals = refusals;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var before = webapps.user(session).filter(person -> goesOn(session, person));
        if (before.isPresent()
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !SecurityErrorHandler.isOfTheEngine(request)) {
            if (!refusals.isOfTheWebapps(request) && WebappSession.mayBeForged(request, session)) {
                refusals.handle(
                        request,
                        response,
                        new AccessDeniedException("A request that changes something needs the header "
                                + WebappSession.TOKEN_HEADER + " with the value of the cookie XSRF-TOKEN."));
                return;
            }
            SecurityContextHolder.getContext().setAuthentication(callers.known(before.get()));
            OidcLogout.tell(session, request, response);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            remember(before, request.getSession(false));
        }
    }

    private boolean goesOn(HttpSession session, String person) {
        var goesOn = session.getAttribute(LOGIN) instanceof Login login
                && login.person().equals(person)
                && login.at().plus(longest).isAfter(clock.instant())
                && password(person).filter(login.password()::equals).isPresent();
        if (!goesOn) {
            session.invalidate();
        }
        return goesOn;
    }

    private void remember(Optional<String> before, HttpSession session) {
        var after = webapps.user(session);
        if (after.isPresent() && !after.equals(before)) {
            logins.toTheWebApplications(after.get(), "password");
        } else if (before.isPresent() && after.isEmpty()) {
            logins.left(before.get());
            if (session != null) {
                session.invalidate();
            }
        }
    }

    /** A session that has got its person ends when what is remembered of the password is no longer so. */
    void begin(HttpSession session) {
        webapps.user(session)
                .filter(person -> session.getAttribute(LOGIN) == null)
                .ifPresent(person -> session.setAttribute(
                        LOGIN, new Login(person, password(person).orElse(""), clock.instant())));
    }

    /** A mark of what is stored of somebody's password; empty if there is nobody of this name. */
    private Optional<String> password(String person) {
        return Optional.ofNullable(
                        identityService.createUserQuery().userId(person).singleResult())
                .map(user -> hashed(String.valueOf(user.getPassword())));
    }

    private static String hashed(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
