package org.ostopolku.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that nobody has by accident, such as one with a semicolon or two slashes (400), before anything else
 * makes something of it: what reads addresses before Spring Security's own firewall would fail at it.
 */
class UrlFirewallFilter extends OncePerRequestFilter {

    private final HttpFirewall firewall = new StrictHttpFirewall();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPlain(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private boolean isPlain(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException e) {
            return false;
        }
        // The name of an API is written as it is, not in codes.
        return request.getPathInfo() == null
                || request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath());
    }
}
