package org.ostopolku.security.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.web.ApiRequest;

/** Authenticates the requests of a test as a user, in the transaction of the test. */
public record AuthenticatedAs(IdentityService identities, String user, List<String> groups) implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        identities.setAuthentication(user, groups);
        try {
            chain.doFilter(new ApiRequest((HttpServletRequest) request, new Caller(user, groups)), response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
