package org.ostopolku.security.web;

import org.ostopolku.security.authorization.Reaches;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Puts the {@link ActuatorDoor} before the actuator, also where that has a port of its own. */
@ManagementContextConfiguration(proxyBeanMethods = false)
class ActuatorConfiguration {

    @Bean
    FilterRegistrationBean<ActuatorDoor> actuatorDoor(
            @Value("${management.endpoints.web.base-path:/actuator}") String base, Reaches reaches, Problems problems) {
        FilterRegistrationBean<ActuatorDoor> registration =
                new FilterRegistrationBean<>(new ActuatorDoor(base, reaches, problems));
        registration.setName("actuatorDoor");
        registration.addUrlPatterns(base + "/*");
        return registration;
    }
}
