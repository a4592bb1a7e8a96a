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

/** Allows the actuator only to users who see every customer. Its health endpoint is public. */
class ActuatorAccessFilter extends OncePerRequestFilter {

    private final String base;
    private final DataScopeResolver scopes;
    private final ProblemHandler problems;

    ActuatorAccessFilter(String base, DataScopeResolver scopes, ProblemHandler problems) {
        this.base = base;
        this.scopes = scopes;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return (request.getServletPath() + "/").startsWith(base + "/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Caller.current();
        if (scopes.resolve(caller.id(), caller.groups()).everything()) {
            chain.doFilter(request, response);
        } else {
            problems.answer(response, Problem.forbidden("Only users who see every customer may read this."));
        }
    }
}
