package org.ostopolku.security.authentication.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The company's OpenID provider with its people and systems: a real one (Spring Authorization Server). */
final class OidcTestProvider implements AutoCloseable {

    static final String PASSWORD = "{noop}spring rain";
    static final String AUDIENCE = "ostopolku";

    private final ConfigurableApplicationContext server;

    OidcTestProvider() {
        server = new SpringApplicationBuilder(Server.class)
                .properties(Map.of("spring.config.name", "company-provider", "server.port", "0"))
                .run();
    }

    String issuer() {
        return "http://localhost:" + server.getEnvironment().getProperty("local.server.port");
    }

    /** Lets an application that runs there log people in. */
    void knowsApplication(String url) {
        server.getBean(InMemoryRegisteredClientRepository.class)
                .save(client("ostopolku", AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(url + "/login/oauth2/code/company")
                        .postLogoutRedirectUri(url + "/camunda/app/welcome/default/")
                        .scope("openid")
                        .scope("profile")
                        .build());
    }

    /** Adds a user, or sets the groups of an existing one. */
    void hires(String name, String firstName, String lastName, String... groups) {
        server.getBean(Staff.class)
                .put(
                        name,
                        Map.of(
                                "preferred_username", name,
                                "given_name", firstName,
                                "family_name", lastName,
                                "groups", List.of(groups)));
    }

    /** A token for a user, signed by the provider. */
    String token(String name, Consumer<JwtClaimsSet.Builder> changes) {
        var claims = JwtClaimsSet.builder()
                .issuer(issuer())
                .subject(name)
                .audience(List.of(AUDIENCE))
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(Instant.now().plusSeconds(600));
        server.getBean(Staff.class).getOrDefault(name, Map.of()).forEach(claims::claim);
        changes.accept(claims);
        @SuppressWarnings("unchecked")
        JWKSource<SecurityContext> keys = server.getBean(JWKSource.class);
        return new NimbusJwtEncoder(keys)
                .encode(JwtEncoderParameters.from(claims.build()))
                .getTokenValue();
    }

    @Override
    public void close() {
        server.close();
    }

    private static RegisteredClient.Builder client(String id, AuthorizationGrantType how) {
        return RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(id)
                .clientSecret("{noop}" + id + "-secret")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(how);
    }

    /** Claims by name of the person. */
    static final class Staff extends ConcurrentHashMap<String, Map<String, Object>> {

        private static final long serialVersionUID = 1;
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class
    })
    static class Server {

        @Bean
        Staff staff() {
            return new Staff();
        }

        @Bean
        UserDetailsService accounts(Staff staff) {
            return name -> {
                if (!staff.containsKey(name)) {
                    throw new UsernameNotFoundException(name);
                }
                return User.withUsername(name)
                        .password(PASSWORD)
                        .authorities("staff")
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository applications() {
            return new InMemoryRegisteredClientRepository(
                    client("shop", AuthorizationGrantType.CLIENT_CREDENTIALS).build(),
                    client("stranger", AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> tellsOfPeople(Staff staff) {
            return context -> context.getClaims().claims(claims -> {
                if (context.getTokenType().getValue().equals("access_token")) {
                    claims.put("aud", List.of(AUDIENCE));
                }
                claims.putAll(staff.getOrDefault(context.getPrincipal().getName(), Map.of()));
            });
        }
    }
}
