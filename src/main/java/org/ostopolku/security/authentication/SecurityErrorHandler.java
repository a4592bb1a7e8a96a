package org.ostopolku.security.authentication;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.ostopolku.platform.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers refused requests: APIs get a problem detail, web applications only the status. */
@Component
class SecurityErrorHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;
    private final String webapps;
    private final String actuator;

    SecurityErrorHandler(
            ObjectMapper json,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps,
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        this.json = json;
        this.webapps = webapps;
        this.actuator = actuator;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException error)
            throws IOException {
        // Scripts of our pages send this header, so that the browser does not open a login dialog.
        if (isForApi(request) && request.getHeader("X-Requested-With") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Ostopolku\", charset=\"UTF-8\"");
        }
        refuse(request, response, Problem.unauthorized(describe(error)));
    }

    private static String describe(AuthenticationException error) {
        if (error instanceof InsufficientAuthenticationException) {
            return "Give user and password (HTTP basic), or log in to Tasklist or Cockpit first.";
        }
        return error instanceof OAuth2AuthenticationException
                ? "The token is invalid, expired, or not for this application."
                : error.getMessage();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException error)
            throws IOException {
        refuse(
                request,
                response,
                Problem.forbidden(
                        error.getClass() == AccessDeniedException.class
                                ? error.getMessage()
                                : "A technical account only sends its messages to /engine-rest/message."));
    }

    boolean isForWebapps(HttpServletRequest request) {
        return isUnder(webapps, request);
    }

    /** Whether each request must be authenticated by itself: cookies are not accepted. */
    static boolean isForEngine(HttpServletRequest request) {
        return isUnder("/engine-rest", request);
    }

    private boolean isForApi(HttpServletRequest request) {
        return isForEngine(request) || Stream.of("/api", actuator).anyMatch(path -> isUnder(path, request));
    }

    private static boolean isUnder(String path, HttpServletRequest request) {
        var requested =
                request.getRequestURI().substring(request.getContextPath().length());
        return requested.equals(path) || requested.startsWith(path + "/");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (isForWebapps(request)) {
            response.sendError(problem.status());
        } else if (isForApi(request)) {
            if (isForEngine(request)) {
                // Modeler shows this field of error responses.
                problem.with("message", problem.getMessage());
            }
            response.setStatus(problem.status());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem.toDetail()));
        } else {
            // A closed path looks as if it did not exist.
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }
}
