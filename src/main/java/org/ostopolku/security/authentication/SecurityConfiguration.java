package org.ostopolku.security.authentication;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import org.ostopolku.security.authentication.oidc.OidcConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
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
 * Every door there is: what {@link #open} does not name is closed, for everybody. Behind a door the engine's
 * authorizations and {@code access.yaml} say what one may do there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private final OidcConfiguration company;
    private final String webapps;
    private final String actuator;

    SecurityConfiguration(
            OidcConfiguration company,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps,
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        this.company = company;
        this.webapps = webapps;
        this.actuator = actuator;
    }

    private void open(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry to) {
        // An answer that is on its way: the page of an error.
        to.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll();

        // A load balancer asks whether the node is well. What else the actuator tells is for people, see ActuatorDoor.
        reading(to, actuator + "/health/**");
        to.requestMatchers(actuator + "/**").access(Authentications.ARE_PEOPLE);

        // Where the company has an OpenID provider, it is asked first who opens a page.
        to.requestMatchers(GET, webapps + "/app/{application}/{engine}/").access(company.knowsWhoOpensPages());

        // Pages, scripts and pictures of the web applications hold no data.
        reading(to, "/", webapps, webapps + "/", webapps + "/app/**", webapps + "/lib/**");
        reading(to, webapps + "/assets/**", webapps + "/favicon.ico");
        reading(to, webapps + "/api/{application}/plugin/{plugin}/static/**");
        reading(to, "/journey-map/**", "/ostopolku/**");

        // Logging in, and what the page for it asks before.
        to.requestMatchers(POST, webapps + "/api/admin/auth/user/{engine}/login/{application}")
                .permitAll();
        to.requestMatchers(POST, webapps + "/api/admin/auth/user/{engine}/logout")
                .permitAll();
        reading(to, webapps + "/api/admin/auth/user/{engine}", webapps + "/api/engine/engine/");
        reading(to, webapps + "/api/engine/engine/{engine}/identity/password-policy");

        // Nobody becomes an administrator over the web (CVE-2026-77226), see also ClosedDoors.
        to.requestMatchers(webapps + "/api/admin/setup/**").denyAll();

        // What the web applications do for whoever is logged in to them.
        to.requestMatchers(webapps + "/api/**").access(Authentications.ARE_PEOPLE);

        // Other systems: a channel only sends messages, and only its own, see Channels.
        to.requestMatchers(POST, "/engine-rest/message").authenticated();
        to.requestMatchers("/engine-rest/**", "/api/**").access(Authentications.ARE_PEOPLE);

        to.anyRequest().denyAll();
    }

    private static void reading(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry to,
            String... what) {
        to.requestMatchers(GET, what).permitAll();
        to.requestMatchers(HEAD, what).permitAll();
    }

    @Bean
    SecurityFilterChain everyDoor(HttpSecurity http, WebappSessionFilter sessions, SecurityErrorHandler refusals)
            throws Exception {
        http.authorizeHttpRequests(this::open)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(errors -> errors.accessDeniedHandler(refusals))
                .addFilterBefore(addresses(), DisableEncodeUrlFilter.class)
                .addFilterAfter(sessions, BasicAuthenticationFilter.class)
                // Who is logged in is known by the session of the web applications, and by nothing beside it.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // Where a cookie is enough to come in, a token is asked for: by the web applications, and by
                // WebappSessionFilter.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(CacheControlConfig::disable)
                        .xssProtection(XXssConfig::disable)
                        .frameOptions(FrameOptionsConfig::deny)
                        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                        .contentTypeOptions(Customizer.withDefaults()));
        company.opens(http, refusals);
        return http.build();
    }

    /** The throttle and the audit log ask from which address somebody comes; Boot would tell it only behind the doors. */
    private static RequestContextFilter addresses() {
        var filter = new RequestContextFilter();
        filter.setBeanName("requestContextFilter");
        return filter;
    }

    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathsOfDoors() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** It is one of the chain's filters, and no other. */
    @Bean
    FilterRegistrationBean<WebappSessionFilter> webappSessionsInTheChainOnly(WebappSessionFilter sessions) {
        FilterRegistrationBean<WebappSessionFilter> registration = new FilterRegistrationBean<>(sessions);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineAuthenticationFilter> engineKnowsItsCaller(EngineAuthenticationFilter caller) {
        FilterRegistrationBean<EngineAuthenticationFilter> registration = new FilterRegistrationBean<>(caller);
        registration.addUrlPatterns("/engine-rest/*");
        return registration;
    }
}
