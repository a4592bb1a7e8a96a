package org.ostopolku;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * One RSA key for all contexts of the JVM. The tests have Spring Authorization Server on the class path, which would
 * generate a new key for each context, and that takes a second.
 */
@AutoConfiguration(before = OAuth2AuthorizationServerJwtAutoConfiguration.class)
public class TestTokenKey {

    private static final JWKSource<SecurityContext> KEY = generate();

    @Bean
    JWKSource<SecurityContext> keyOfTokens() {
        return KEY;
    }

    private static JWKSource<SecurityContext> generate() {
        try {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("test").generate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
