package org.ostopolku.security.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Adds the {@link SecurityHeadersValve} to every server, also to that of the actuator if it has its own port. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebPaths paths(@Value("${camunda.bpm.webapp.application-path:/camunda}") String webapp) {
        return new WebPaths(webapp);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> securityHeaders(WebPaths paths) {
        return server -> server.addEngineValves(new SecurityHeadersValve(paths));
    }
}
