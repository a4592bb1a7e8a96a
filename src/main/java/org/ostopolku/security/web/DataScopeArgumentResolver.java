package org.ostopolku.security.web;

import jakarta.servlet.http.HttpServletRequest;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the {@link DataScope} of whoever asks; who sees no customer at all is refused (403). */
class DataScopeArgumentResolver implements HandlerMethodArgumentResolver {

    private final DataScopeResolver reaches;

    DataScopeArgumentResolver(DataScopeResolver reaches) {
        this.reaches = reaches;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == DataScope.class;
    }

    @Override
    public DataScope resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Caller caller = ApiRequest.of(request.getNativeRequest(HttpServletRequest.class))
                .orElseThrow(() -> new IllegalStateException("Only a controller under /api can take a Reach."))
                .caller();
        DataScope reach = reaches.of(caller.id(), caller.groups());
        if (reach.nothing()) {
            throw Problem.forbidden("You are in no group that sees customers.");
        }
        return reach;
    }
}
