package org.ostopolku.security.web;

import org.ostopolku.platform.web.ProblemHandler;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Registers the {@link ActuatorAccessFilter}, also if the actuator has its own port. */
@ManagementContextConfiguration(proxyBeanMethods = false)
class ActuatorConfiguration {

    @Bean
    FilterRegistrationBean<ActuatorAccessFilter> actuatorAccess(
            @Value("${management.endpoints.web.base-path:/actuator}") String base,
            DataScopeResolver scopes,
            ProblemHandler problems) {
        FilterRegistrationBean<ActuatorAccessFilter> registration =
                new FilterRegistrationBean<>(new ActuatorAccessFilter(base, scopes, problems));
        registration.setName("actuatorAccess");
        registration.addUrlPatterns(base + "/*");
        return registration;
    }
}
