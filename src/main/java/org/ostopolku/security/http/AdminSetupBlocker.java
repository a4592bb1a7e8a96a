package org.ostopolku.security.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.ostopolku.security.authorization.FirstAdministrator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Blocks the set-up resource of Admin. */
@Configuration(proxyBeanMethods = false)
class AdminSetupBlocker {

    /**
     * Without an administrator, the resource makes any caller an administrator (CVE-2026-77226). It always answers 403;
     * {@link FirstAdministrator} creates the first one.
     */
    @Bean
    FilterRegistrationBean<Filter> adminSetupFilter(
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapp) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>((request, response, chain) -> ((HttpServletResponse) response)
                        .sendError(
                                HttpServletResponse.SC_FORBIDDEN,
                                "Set-up is closed. Start with OSTOPOLKU_ADMIN_USER and OSTOPOLKU_ADMIN_PASSWORD."));
        registration.setName("adminSetupFilter");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        registration.addUrlPatterns(webapp + "/api/admin/setup/*");
        return registration;
    }
}
