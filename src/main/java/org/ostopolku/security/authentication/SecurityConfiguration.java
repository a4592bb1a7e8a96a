package org.ostopolku.security.authentication;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import org.ostopolku.security.authentication.oidc.OidcConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.XXssConfig;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.web.filter.RequestContextFilter;

/**
 * The security filter chain. Deny by default: a path that {@link #open} does not name is closed. What an authenticated user may
 * do there is decided by the authorizations of the engine.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private final OidcConfiguration oidc;
    private final String webapps;
    private final String actuator;

    SecurityConfiguration(
            OidcConfiguration oidc,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps,
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        this.oidc = oidc;
        this.webapps = webapps;
        this.actuator = actuator;
    }

    private void open(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry to) {
        // Internal dispatches, such as to an error page.
        to.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll();

        // Load balancers read the health. For the rest of the actuator see ActuatorAccessFilter.
        permitReading(to, actuator + "/health/**");
        to.requestMatchers(actuator + "/**").access(Authentications.IS_PERSON);

        // With an OpenID provider, opening a page requires a login at the provider.
        to.requestMatchers(GET, webapps + "/app/{application}/{engine}/").access(oidc.pageAccess());

        // Pages, scripts and pictures of the web applications contain no data.
        permitReading(to, "/", webapps, webapps + "/", webapps + "/app/**", webapps + "/lib/**");
        permitReading(to, webapps + "/assets/**", webapps + "/favicon.ico");
        permitReading(to, webapps + "/api/{application}/plugin/{plugin}/static/**");
        permitReading(to, "/journey-map/**", "/ostopolku/**");

        // Login, and the requests of the login page.
        to.requestMatchers(POST, webapps + "/api/admin/auth/user/{engine}/login/{application}")
                .permitAll();
        to.requestMatchers(POST, webapps + "/api/admin/auth/user/{engine}/logout")
                .permitAll();
        permitReading(to, webapps + "/api/admin/auth/user/{engine}", webapps + "/api/engine/engine/");
        permitReading(to, webapps + "/api/engine/engine/{engine}/identity/password-policy");

        // Nobody can become an administrator over the web (CVE-2026-77226), see also AdminSetupBlocker.
        to.requestMatchers(webapps + "/api/admin/setup/**").denyAll();

        // The REST API of the web applications.
        to.requestMatchers(webapps + "/api/**").access(Authentications.IS_PERSON);

        // A technical account may only send the messages listed for it, see TechnicalAccounts.
        to.requestMatchers(POST, "/engine-rest/message").authenticated();
        to.requestMatchers("/engine-rest/**", "/api/**").access(Authentications.IS_PERSON);

        to.anyRequest().denyAll();
    }

    private static void permitReading(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry to,
            String... paths) {
        to.requestMatchers(GET, paths).permitAll();
        to.requestMatchers(HEAD, paths).permitAll();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, WebappSessionFilter sessions, SecurityErrorHandler errorHandler) throws Exception {
        http.authorizeHttpRequests(this::open)
                .httpBasic(basic -> basic.authenticationEntryPoint(errorHandler))
                .exceptionHandling(errors -> errors.accessDeniedHandler(errorHandler))
                .addFilterBefore(requestContext(), DisableEncodeUrlFilter.class)
                .addFilterAfter(sessions, BasicAuthenticationFilter.class)
                // Only the session of the web applications stores the current user.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // The web applications and WebappSessionFilter check the CSRF token.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(CacheControlConfig::disable)
                        .xssProtection(XXssConfig::disable)
                        .frameOptions(FrameOptionsConfig::deny)
                        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                        .contentTypeOptions(Customizer.withDefaults()));
        oidc.configure(http, errorHandler);
        return http.build();
    }

    /** The throttle and the audit log need the client's address. Spring Boot's own filter runs after this chain. */
    private static RequestContextFilter requestContext() {
        var filter = new RequestContextFilter();
        filter.setBeanName("requestContextFilter");
        return filter;
    }

    @Bean
    PathPatternRequestMatcherBuilderFactoryBean requestMatcherBuilder() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }
}
