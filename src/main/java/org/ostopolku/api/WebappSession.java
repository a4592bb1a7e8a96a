package org.ostopolku.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The session of Tasklist, Cockpit and Admin: who logged in there need not log in again. */
@Component
class WebappSession {

    private static final String LOGIN = "authenticatedUser";
    private static final String TOKEN = "CAMUNDA_CSRF_TOKEN";
    private static final String TOKEN_HEADER = "X-XSRF-TOKEN";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final String engine;

    WebappSession(ProcessEngine engine) {
        this.engine = engine.getName();
    }

    /**
     * The id of the person who is logged in. A request that writes must prove that it comes from a page of ours.
     *
     * @throws org.springframework.web.ErrorResponseException 403 if a request that writes lacks the session's token
     */
    Optional<String> user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(LOGIN) instanceof Authentications logins)) {
            return Optional.empty();
        }
        Authentication login = logins.getAuthenticationForProcessEngine(engine);
        if (login == null) {
            return Optional.empty();
        }
        if (!READING.contains(request.getMethod())
                && !same(request.getHeader(TOKEN_HEADER), session.getAttribute(TOKEN))) {
            throw Problems.of(
                    HttpStatus.FORBIDDEN,
                    "A request that changes something needs the header " + TOKEN_HEADER
                            + " with the value of the cookie XSRF-TOKEN.");
        }
        return Optional.of(login.getIdentityId());
    }

    private static boolean same(String given, Object expected) {
        return given != null
                && expected != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        expected.toString().getBytes(StandardCharsets.UTF_8));
    }
}
