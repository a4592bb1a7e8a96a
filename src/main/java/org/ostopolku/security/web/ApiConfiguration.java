package org.ostopolku.security.web;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.web.CsvTableConverter;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the {@link ApiAuthenticationFilter} before {@code /api}, gives controllers the {@link DataScope} of whoever asks, and writes CSV. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private final DataScopeResolver reaches;
    private final Clock clock;

    ApiConfiguration(DataScopeResolver reaches, Clock clock) {
        this.reaches = reaches;
        this.clock = clock;
    }

    /** At the end: where both are welcome, the answer is JSON. */
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(new CsvTableConverter(clock.getZone()));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new DataScopeArgumentResolver(reaches));
    }

    @Bean
    FilterRegistrationBean<ApiAuthenticationFilter> apiDoor(IdentityService identityService, ProblemHandler problems) {
        FilterRegistrationBean<ApiAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ApiAuthenticationFilter(identityService, problems));
        registration.setName("apiDoor");
        registration.addUrlPatterns("/api/*");
        return registration;
    }
}
