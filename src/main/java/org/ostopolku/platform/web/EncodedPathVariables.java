package org.ostopolku.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Decodes path variables of the form {@code ~} and base64url of UTF-8. A path cannot hold some characters otherwise, such as the
 * slash, the percent sign, and a blank at the end, which journey numbers of earlier versions may have.
 */
@Component
class EncodedPathVariables implements HandlerInterceptor, WebMvcConfigurer {

    private static final String MARK = "~";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            request.setAttribute(
                    HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                    variables.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, variable -> decode((String) variable.getValue()))));
        }
        return true;
    }

    /** A text that is not encoded stays as it is: then there is nothing with this number. */
    private static String decode(String value) {
        try {
            return value.startsWith(MARK)
                    ? new String(Base64.getUrlDecoder().decode(value.substring(MARK.length())), StandardCharsets.UTF_8)
                    : value;
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
