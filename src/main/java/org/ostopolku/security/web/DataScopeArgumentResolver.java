package org.ostopolku.security.web;

import org.ostopolku.platform.web.Problem;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Passes the {@link DataScope} of the caller to a controller. A caller without any customer gets 403. */
class DataScopeArgumentResolver implements HandlerMethodArgumentResolver {

    private final DataScopeResolver scopes;

    DataScopeArgumentResolver(DataScopeResolver scopes) {
        this.scopes = scopes;
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
        if (!(request.getUserPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("Only a controller under /api can have a parameter of type DataScope.");
        }
        DataScope scope = scopes.resolve(caller.id(), caller.groups());
        if (scope.nothing()) {
            throw Problem.forbidden("You are in no group that sees customers.");
        }
        return scope;
    }
}
