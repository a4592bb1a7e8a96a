package org.ostopolku.api;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** A request that came through the door, of somebody who is known. */
class ApiRequest extends HttpServletRequestWrapper {

    private final Caller caller;

    ApiRequest(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
    }

    /** The request as it came through the door; empty if it came another way. */
    static Optional<ApiRequest> of(ServletRequest request) {
        return Optional.ofNullable(WebUtils.getNativeRequest(request, ApiRequest.class));
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.id();
    }
}
