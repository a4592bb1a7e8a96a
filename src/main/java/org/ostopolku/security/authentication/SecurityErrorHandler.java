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

/** What somebody is told who does not get through a door: systems a sentence, web applications the status they know. */
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
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        // A script of our own pages asks with a header, so that the browser opens no dialog.
        if (isForSystems(request) && request.getHeader("X-Requested-With") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Ostopolku\", charset=\"UTF-8\"");
        }
        refuse(request, response, Problem.unauthorized(sentence(why)));
    }

    private static String sentence(AuthenticationException why) {
        if (why instanceof InsufficientAuthenticationException) {
            return "Give user and password (HTTP basic), or log in to Tasklist or Cockpit first.";
        }
        return why instanceof OAuth2AuthenticationException
                ? "The token is not valid, not any more, or not for this application."
                : why.getMessage();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        refuse(
                request,
                response,
                Problem.forbidden(
                        why.getClass() == AccessDeniedException.class
                                ? why.getMessage()
                                : "A technical account only sends its messages to /engine-rest/message."));
    }

    boolean isOfTheWebapps(HttpServletRequest request) {
        return isUnder(webapps, request);
    }

    /** Whether who asks has to prove who they are with each request: a browser sends its cookies unasked. */
    static boolean isOfTheEngine(HttpServletRequest request) {
        return isUnder("/engine-rest", request);
    }

    private boolean isForSystems(HttpServletRequest request) {
        return isOfTheEngine(request) || Stream.of("/api", actuator).anyMatch(path -> isUnder(path, request));
    }

    private static boolean isUnder(String path, HttpServletRequest request) {
        var asked = request.getRequestURI().substring(request.getContextPath().length());
        return asked.equals(path) || asked.startsWith(path + "/");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (isOfTheWebapps(request)) {
            response.sendError(problem.status());
        } else if (isForSystems(request)) {
            if (isOfTheEngine(request)) {
                // Modeler shows this field of the engine's answers.
                problem.with("message", problem.getMessage());
            }
            response.setStatus(problem.status());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem.toDetail()));
        } else {
            // What is closed for everybody is not there.
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }
}
