package org.ostopolku.security.web;

import org.ostopolku.platform.web.ProblemHandler;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Puts the {@link ActuatorAccessFilter} before the actuator, also where that has a port of its own. */
@ManagementContextConfiguration(proxyBeanMethods = false)
class ActuatorConfiguration {

    @Bean
    FilterRegistrationBean<ActuatorAccessFilter> actuatorDoor(
            @Value("${management.endpoints.web.base-path:/actuator}") String base,
            DataScopeResolver reaches,
            ProblemHandler problems) {
        FilterRegistrationBean<ActuatorAccessFilter> registration =
                new FilterRegistrationBean<>(new ActuatorAccessFilter(base, reaches, problems));
        registration.setName("actuatorDoor");
        registration.addUrlPatterns(base + "/*");
        return registration;
    }
}
