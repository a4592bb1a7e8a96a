package org.ostopolku.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Finds out who asks: by user and password (HTTP basic), else by the session of the web applications. */
@Component
class Callers {

    private static final String BASIC = "basic ";

    private final IdentityService identityService;
    private final WebappSession session;

    Callers(IdentityService identityService, WebappSession session) {
        this.identityService = identityService;
        this.session = session;
    }

    /**
     * @throws ErrorResponseException 401 if nobody is logged in, or the password is wrong; 403 if a session's request
     *     that writes may be forged
     */
    Caller of(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String user = header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? byPassword(header.substring(BASIC.length()))
                        .orElseThrow(() -> unknown(
                                request,
                                "The user or the password is wrong, or too many wrong ones were tried just now."))
                : session.user(request)
                        .filter(this::exists)
                        .orElseThrow(() -> unknown(
                                request,
                                "Give user and password (HTTP basic), or log in to Tasklist or Cockpit first."));
        return new Caller(
                user,
                identityService.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
    }

    private Optional<String> byPassword(String credentials) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credentials.trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        if (colon < 1 || decoded.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String user = decoded.substring(0, colon);
        return Optional.of(user).filter(id -> identityService.checkPassword(id, decoded.substring(colon + 1)));
    }

    /** A session outlives the person who was removed. */
    private boolean exists(String user) {
        return identityService.createUserQuery().userId(user).count() == 1;
    }

    /** A script of our own pages asks without a header that would make the browser open a dialog. */
    private static ErrorResponseException unknown(HttpServletRequest request, String detail) {
        ErrorResponseException problem = Problems.of(HttpStatus.UNAUTHORIZED, detail);
        if (request.getHeader("X-Requested-With") == null) {
            problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Ostopolku\", charset=\"UTF-8\"");
        }
        return problem;
    }
}
