package org.ostopolku.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.web.ApiRequest;
import org.ostopolku.platform.web.ProblemHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates the caller in the engine for the time of the request, and answers every error as problem detail. */
class ApiAuthenticationFilter extends OncePerRequestFilter {

    private final IdentityService identityService;
    private final ProblemHandler problems;

    ApiAuthenticationFilter(IdentityService identityService, ProblemHandler problems) {
        this.identityService = identityService;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemHandler.harden(response);
        try {
            var caller = Caller.current();
            identityService.setAuthentication(caller.id(), caller.groups());
            chain.doFilter(new ApiRequest(request, caller), response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            problems.answer(response, e instanceof ServletException && e.getCause() != null ? e.getCause() : e);
        } finally {
            identityService.clearAuthentication();
        }
    }
}
