package org.ostopolku.access;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the starters leave open to strangers and this application closes. */
@Configuration(proxyBeanMethods = false)
class ClosedDoors {

    /** Everything under {@code /engine-rest} asks for user and password (HTTP basic), the list of engines too. */
    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> restAsksWhoYouAre() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter() {
                    @Override
                    protected boolean requiresEngineAuthentication(String requestUrl) {
                        return true;
                    }
                });
        registration.setName("restAsksWhoYouAre");
        registration.addUrlPatterns("/engine-rest/*");
        registration.setInitParameters(Map.of(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                "org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider"));
        return registration;
    }

    /**
     * The set-up resource of Admin makes anybody an administrator as long as there is none (CVE-2026-77226). It answers
     * 403 always: {@link FirstAdministrator} is the way in.
     */
    @Bean
    FilterRegistrationBean<Filter> setupIsClosed(
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapp) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>((request, response, chain) -> ((HttpServletResponse) response)
                        .sendError(
                                HttpServletResponse.SC_FORBIDDEN,
                                "Set-up is closed. Start with OSTOPOLKU_ADMIN_USER and OSTOPOLKU_ADMIN_PASSWORD."));
        registration.setName("setupIsClosed");
        registration.addUrlPatterns(webapp + "/api/admin/setup/*");
        return registration;
    }
}
