package org.ostopolku.security.authentication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Keeps passwords as PBKDF2 with SHA-256, so that whoever steals the database cannot guess them quickly. A password that was
 * checked once is known again at once, as systems send it with every request; what is remembered is a keyed hash that
 * nobody outside of this process can make, of the password and of what is stored, so that it ends with a new password.
 */
@Component
class Pbkdf2PasswordEncryptor implements PasswordEncryptor {

    private static final int SALT_BYTES = 16;
    private static final int REMEMBERED = 1_000;
    private static final String KEYED = "HmacSHA256";
    private static final String NOT_JAVA = "Every Java has " + KEYED + ".";

    private final Pbkdf2PasswordEncoder encoder;
    private final SecretKey key;
    private final ConcurrentLruCache<String, Boolean> right = new ConcurrentLruCache<>(REMEMBERED, known -> true);

    Pbkdf2PasswordEncryptor(@Value("${ostopolku.login.hash-iterations}") int iterations) {
        this.encoder =
                new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        this.key = key();
    }

    private static SecretKey key() {
        try {
            return KeyGenerator.getInstance(KEYED).generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(NOT_JAVA, e);
        }
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        var tried = keyed(password + '\0' + encrypted);
        if (right.contains(tried)) {
            return true;
        }
        var isRight = encoder.matches(password, encrypted);
        if (isRight) {
            right.get(tried);
        }
        return isRight;
    }

    @Override
    public String hashAlgorithmName() {
        return "PBKDF2-SHA256";
    }

    private String keyed(String text) {
        try {
            var mac = Mac.getInstance(KEYED);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(NOT_JAVA, e);
        }
    }
}
