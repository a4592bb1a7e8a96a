package org.ostopolku.security.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.stereotype.Component;

/** What Tasklist, Cockpit and Admin keep in their session. */
@Component
class WebappSession {

    static final String TOKEN_HEADER = "X-XSRF-TOKEN";

    private static final String LOGIN = "authenticatedUser";
    private static final String TOKEN = "CAMUNDA_CSRF_TOKEN";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final String engine;

    WebappSession(ProcessEngine engine) {
        this.engine = engine.getName();
    }

    /** The id of the person who is logged in. */
    Optional<String> user(HttpSession session) {
        return session != null && session.getAttribute(LOGIN) instanceof Authentications logins
                ? Optional.ofNullable(logins.getAuthenticationForProcessEngine(engine))
                        .map(login -> login.getIdentityId())
                : Optional.empty();
    }

    /** Whether a request that writes does not prove that it comes from a page of ours. */
    static boolean mayBeForged(HttpServletRequest request, HttpSession session) {
        return !READING.contains(request.getMethod())
                && !same(request.getHeader(TOKEN_HEADER), session.getAttribute(TOKEN));
    }

    private static boolean same(String given, Object expected) {
        return given != null
                && expected != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        expected.toString().getBytes(StandardCharsets.UTF_8));
    }
}
