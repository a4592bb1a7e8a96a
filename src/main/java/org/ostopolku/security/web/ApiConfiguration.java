package org.ostopolku.security.web;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.engine.DateLimits;
import org.ostopolku.platform.web.ProblemHandler;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.util.Assert;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the {@link ApiAuthenticationFilter} for {@code /api} and passes the {@link DataScope} of the caller to controllers. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private final DataScopeResolver scopes;

    ApiConfiguration(DataScopeResolver scopes) {
        this.scopes = scopes;
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(DataScope.class, Caller.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new DataScopeArgumentResolver(scopes));
    }

    /** Refuses a day that cannot be stored, such as +999999999-12-31. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, ApiConfiguration::day);
    }

    private static LocalDate day(String text) {
        if (text.isBlank()) {
            return null;
        }
        var day = LocalDate.parse(text);
        Assert.isTrue(DateLimits.isStorable(day), "The year is not from 1 to 9999.");
        return day;
    }

    @Bean
    FilterRegistrationBean<ApiAuthenticationFilter> apiAuthentication(
            IdentityService identityService, ProblemHandler problems) {
        FilterRegistrationBean<ApiAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ApiAuthenticationFilter(identityService, problems));
        registration.setName("apiAuthentication");
        registration.addUrlPatterns("/api/*");
        return registration;
    }
}
