package org.ostopolku.security.web;

import jakarta.servlet.http.HttpServletRequest;
import org.ostopolku.security.authorization.Reach;
import org.ostopolku.security.authorization.Reaches;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the {@link Reach} of whoever asks; who sees no customer at all is refused (403). */
class ReachArgument implements HandlerMethodArgumentResolver {

    private final Reaches reaches;

    ReachArgument(Reaches reaches) {
        this.reaches = reaches;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Reach.class;
    }

    @Override
    public Reach resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Caller caller = ApiRequest.of(request.getNativeRequest(HttpServletRequest.class))
                .orElseThrow(() -> new IllegalStateException("Only a controller under /api can take a Reach."))
                .caller();
        Reach reach = reaches.of(caller.id(), caller.groups());
        if (reach.nothing()) {
            throw Problems.of(HttpStatus.FORBIDDEN, "You are in no group that sees customers.");
        }
        return reach;
    }
}
