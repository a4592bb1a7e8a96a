package org.ostopolku.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ostopolku.access.Reaches;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only who sees every customer read what the actuator tells. Its health is open to everybody.
 */
class ActuatorDoor extends OncePerRequestFilter {

    private final String base;
    private final Callers callers;
    private final Reaches reaches;
    private final Problems problems;

    ActuatorDoor(String base, Callers callers, Reaches reaches, Problems problems) {
        this.base = base;
        this.callers = callers;
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
        try {
            Caller caller = callers.of(request);
            if (!reaches.of(caller.id(), caller.groups()).everything()) {
                throw Problems.of(HttpStatus.FORBIDDEN, "Only who sees every customer may read this.");
            }
        } catch (ErrorResponseException e) {
            problems.answer(response, e);
            return;
        }
        chain.doFilter(request, response);
    }
}
