package org.ostopolku.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.ProblemHandler;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only who sees every customer read what the actuator tells. Its health is open to everybody.
 */
class ActuatorAccessFilter extends OncePerRequestFilter {

    private final String base;
    private final DataScopeResolver reaches;
    private final ProblemHandler problems;

    ActuatorAccessFilter(String base, DataScopeResolver reaches, ProblemHandler problems) {
        this.base = base;
        this.reaches = reaches;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return (request.getServletPath() + "/").startsWith(base + "/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Caller.current();
        if (reaches.of(caller.id(), caller.groups()).everything()) {
            chain.doFilter(request, response);
        } else {
            problems.answer(response, Problem.forbidden("Only who sees every customer may read this."));
        }
    }
}
