package org.ostopolku.security.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Gives every server its {@link SecurityHeadersValve}, the actuator's too where that has a port of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebPaths paths(@Value("${camunda.bpm.webapp.application-path:/camunda}") String webapp) {
        return new WebPaths(webapp);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> answerHeaders(WebPaths paths) {
        return server -> server.addEngineValves(new SecurityHeadersValve(paths));
    }
}
