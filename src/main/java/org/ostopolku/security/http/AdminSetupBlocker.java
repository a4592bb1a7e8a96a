package org.ostopolku.security.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.ostopolku.security.authorization.FirstAdministrator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the starters leave open to strangers and this application closes for everybody. */
@Configuration(proxyBeanMethods = false)
class AdminSetupBlocker {

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
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        registration.addUrlPatterns(webapp + "/api/admin/setup/*");
        return registration;
    }
}
