package org.ostopolku.security.authentication.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.ostopolku.security.authentication.Authentications;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * The company's OpenID provider, if Spring's settings name one: for the login to the web applications, and for tokens sent to
 * the REST API and to {@code /api}.
 */
@Component
public class OidcConfiguration {

    private static final String AUTHORIZATION =
            OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

    private final Optional<ClientRegistrationRepository> provider;
    private final Optional<JwtDecoder> decoder;
    private final OidcLoginHandler login;
    private final JwtCallerConverter tokens;
    private final String pages;

    OidcConfiguration(
            ObjectProvider<ClientRegistrationRepository> provider,
            ObjectProvider<JwtDecoder> decoder,
            OidcLoginHandler login,
            JwtCallerConverter tokens,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        this.provider = Optional.ofNullable(provider.getIfAvailable());
        this.decoder = Optional.ofNullable(decoder.getIfAvailable());
        this.login = login;
        this.tokens = tokens;
        this.pages = webapps + "/app/";
    }

    /** Pages redirect to the provider, except with the parameter {@code login=password}. */
    public AuthorizationManager<RequestAuthorizationContext> pageAccess() {
        return (caller, page) -> new AuthorizationDecision(provider.isEmpty()
                || "password".equals(page.getRequest().getParameter("login"))
                || Authentications.isPerson(caller.get()));
    }

    public void configure(HttpSecurity http, AuthenticationEntryPoint errorHandler) throws Exception {
        AuthenticationEntryPoint entry = (request, response, error) -> {
            if (provider.isPresent() && isPage(request)) {
                response.sendRedirect(request.getContextPath() + AUTHORIZATION + "/" + registration());
            } else {
                errorHandler.commence(request, response, error);
            }
        };
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(entry));
        if (provider.isPresent()) {
            http.requestCache(cache -> cache.requestCache(login.requestedPages()));
            http.oauth2Login(with -> with.clientRegistrationRepository(provider.get())
                    .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(pkceRequests()))
                    // The provider is not called on behalf of the user: the token ends with the session before the
                    // login.
                    .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                    .successHandler(login)
                    .failureHandler(login));
        }
        if (decoder.isPresent()) {
            http.oauth2ResourceServer(with -> with.authenticationEntryPoint(errorHandler)
                    .jwt(jwt -> jwt.decoder(decoder.get()).jwtAuthenticationConverter(tokens)));
        }
    }

    private boolean isPage(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getRequestURI().startsWith(request.getContextPath() + pages);
    }

    /** Requires proof that the client which sends the code also requested it (PKCE). */
    private DefaultOAuth2AuthorizationRequestResolver pkceRequests() {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider.get(), AUTHORIZATION);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return requests;
    }

    private String registration() {
        return ((InMemoryClientRegistrationRepository) provider.get())
                .iterator()
                .next()
                .getRegistrationId();
    }
}
