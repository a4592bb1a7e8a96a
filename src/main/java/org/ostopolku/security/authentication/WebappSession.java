package org.ostopolku.security.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/** Reads the HTTP session of Tasklist, Cockpit and Admin. */
@Component
@UsesEngineInternals("the session of the web applications holds internal types")
class WebappSession {

    static final String TOKEN_HEADER = "X-XSRF-TOKEN";

    private static final String LOGIN = "authenticatedUser";
    private static final Pattern LOGIN_PATH = Pattern.compile(".*/api/admin/auth/user/[^/]+/login/[^/]+");
    private static final String TOKEN = "CAMUNDA_CSRF_TOKEN";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final String engine;

    WebappSession(ProcessEngine engine) {
        this.engine = engine.getName();
    }

    /** The id of the current user. */
    Optional<String> user(HttpSession session) {
        return session != null && session.getAttribute(LOGIN) instanceof Authentications logins
                ? Optional.ofNullable(logins.getAuthenticationForProcessEngine(engine))
                        .map(login -> login.getIdentityId())
                : Optional.empty();
    }

    /** Whether a request that changes something lacks the CSRF token. A login needs none: it requires the password. */
    static boolean mayBeForged(HttpServletRequest request, HttpSession session) {
        return !SAFE_METHODS.contains(request.getMethod())
                && !LOGIN_PATH.matcher(request.getRequestURI()).matches()
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
