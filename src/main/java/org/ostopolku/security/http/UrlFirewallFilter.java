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
 * Refuses suspicious URLs (400), such as those with a semicolon or two slashes, and hosts other than that of the public address.
 * It runs first, because other filters read the URL before the firewall of Spring Security does.
 */
class UrlFirewallFilter extends OncePerRequestFilter {

    private final HttpFirewall firewall = new StrictHttpFirewall();
    private final PublicAddress address;
    private final String health;

    /**
     * @param address null if absolute addresses follow the request
     * @param health path of the health, which load balancers read by the address of a node
     */
    UrlFirewallFilter(PublicAddress address, String health) {
        this.address = address;
        this.health = health;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAllowed(request) && isForThisHost(request)) {
            chain.doFilter(address == null ? request : address.apply(request), response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private boolean isAllowed(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException e) {
            return false;
        }
        // The servlet path of an API must not be percent-encoded.
        return request.getPathInfo() == null
                || request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath());
    }

    private boolean isForThisHost(HttpServletRequest request) {
        return address == null
                || address.isFor(request.getServerName())
                || (request.getRequestURI() + "/").startsWith(request.getContextPath() + health + "/");
    }
}
