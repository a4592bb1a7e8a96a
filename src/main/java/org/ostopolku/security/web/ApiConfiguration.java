package org.ostopolku.security.web;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.authorization.Reach;
import org.ostopolku.security.authorization.Reaches;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the {@link Door} before {@code /api}, gives controllers the {@link Reach} of whoever asks, and writes CSV. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private final Reaches reaches;
    private final Clock clock;

    ApiConfiguration(Reaches reaches, Clock clock) {
        this.reaches = reaches;
        this.clock = clock;
    }

    /** At the end: where both are welcome, the answer is JSON. */
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(new TableAsCsv(clock.getZone()));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ReachArgument(reaches));
    }

    @Bean
    FilterRegistrationBean<Door> apiDoor(IdentityService identityService, Problems problems) {
        FilterRegistrationBean<Door> registration = new FilterRegistrationBean<>(new Door(identityService, problems));
        registration.setName("apiDoor");
        registration.addUrlPatterns("/api/*");
        return registration;
    }
}
