package org.ostopolku.security.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.ostopolku.platform.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request that changes something and that a page of another site sent (403). A browser adds the credentials of HTTP
 * basic to such a request, and a form needs no permission of CORS. Browsers set the header, and no page can change it. Other
 * clients do not send it.
 */
class CrossSiteFilter extends OncePerRequestFilter {

    private static final String HEADER = "Sec-Fetch-Site";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Problem REFUSAL = Problem.forbidden(
            "A page of another site sent this request (Sec-Fetch-Site: cross-site): it may read, but not change anything.");

    private final ObjectMapper json;

    CrossSiteFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || !isFromOtherSite(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(REFUSAL.toDetail()));
    }

    private static boolean isFromOtherSite(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER)).stream().anyMatch("cross-site"::equalsIgnoreCase);
    }
}
