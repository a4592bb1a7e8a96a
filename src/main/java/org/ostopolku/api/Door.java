package org.ostopolku.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who is known, with the rights of that person in the engine for the time of the request, and answers every
 * error as a problem detail.
 */
class Door extends OncePerRequestFilter {

    private final Callers callers;
    private final IdentityService identityService;
    private final Problems problems;

    Door(Callers callers, IdentityService identityService, Problems problems) {
        this.callers = callers;
        this.identityService = identityService;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problems.harden(response);
        try {
            Caller caller = callers.of(request);
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
