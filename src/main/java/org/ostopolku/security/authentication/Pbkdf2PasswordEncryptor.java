package org.ostopolku.security.authentication;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Hashes passwords with PBKDF2 and SHA-256. Because systems send a password with every request, successful checks are cached:
 * as HMAC of the password and its stored hash, with a key that exists only in this process. A new password has a new entry.
 */
@Component
@UsesEngineInternals("password encryptors are internal types")
class Pbkdf2PasswordEncryptor implements PasswordEncryptor {

    private static final String ALGORITHM = "PBKDF2-SHA256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KEY_BYTES = 32;

    /** A hash, of the length of the others, that no password has. */
    private static final String NOBODY = "00".repeat(SALT_BYTES + HASH_BYTES);

    private static final int MAX_CACHED = 1_000;

    private final Pbkdf2PasswordEncoder encoder;
    private final byte[] key = KeyGenerators.secureRandom(KEY_BYTES).generateKey();
    private final ConcurrentLruCache<String, Boolean> verified = new ConcurrentLruCache<>(MAX_CACHED, checked -> true);

    Pbkdf2PasswordEncryptor(@Value("${ostopolku.login.hash-iterations}") int iterations) {
        this.encoder =
                new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        var attempt = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(password + '\0' + encrypted);
        if (verified.contains(attempt)) {
            return true;
        }
        var matches = encoder.matches(password, encrypted);
        if (matches) {
            verified.get(attempt);
        }
        return matches;
    }

    /** Takes as long as the check of a wrong password. */
    void checkAgainstNobody(String password) {
        check(password + '\0', NOBODY);
    }

    /** Whether a stored password, with the engine's prefix, has a hash of this class. */
    boolean hasHashed(String stored) {
        return stored != null && stored.startsWith("{" + ALGORITHM + "}");
    }

    @Override
    public String hashAlgorithmName() {
        return ALGORITHM;
    }
}
