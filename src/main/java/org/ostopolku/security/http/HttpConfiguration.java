package org.ostopolku.security.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.ostopolku.platform.startup.Addresses;
import org.ostopolku.platform.web.ProblemHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/** Registers the filters of this package. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    FilterRegistrationBean<UrlFirewallFilter> urlFirewall(
            @Value("${" + Addresses.PUBLIC + "}") String address,
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        var registration =
                new FilterRegistrationBean<>(new UrlFirewallFilter(PublicAddress.parse(address), actuator + "/health"));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<UnavailableFilter> unavailable(ProblemHandler problems, WebPaths paths) {
        var registration = new FilterRegistrationBean<>(new UnavailableFilter(problems, paths));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSite(ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new CrossSiteFilter(json));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestSizeFilter> requestSize(
            @Value("${ostopolku.http.largest-body}") DataSize body,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize upload) {
        var registration = new FilterRegistrationBean<>(new RequestSizeFilter(body, upload));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<NoStoreFilter> noStore(WebPaths paths) {
        var registration = new FilterRegistrationBean<>(new NoStoreFilter());
        paths.data().forEach(path -> registration.addUrlPatterns(path + "*"));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<VersionMaskingFilter> versionMasking(WebPaths paths) {
        var version = Objects.toString(ProcessEngine.class.getPackage().getImplementationVersion(), "");
        var registration = new FilterRegistrationBean<>(new VersionMaskingFilter(version));
        registration.setEnabled(!version.isEmpty());
        registration.addUrlPatterns(paths.webapp() + "/app/*", paths.webapp() + "/lib/*", "/webjars/*");
        return registration;
    }
}
