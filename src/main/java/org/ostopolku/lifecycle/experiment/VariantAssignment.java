package org.ostopolku.lifecycle.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chances that need no memory: a customer draws the same lot on every node and after every restart, and who has won with a
 * share wins with every larger one.
 */
final class VariantAssignment {

    private static final double LOTS = 0x1p32;

    private VariantAssignment() {}

    /**
     * @param salt of the experiment, so that not always the same customers are tried on
     * @param share percent of the customers who win
     */
    static boolean wins(String salt, String customer, int share) {
        return number(salt + ' ' + customer) * 100 < share * LOTS;
    }

    /** Of the whole numbers below {@link #LOTS} any is as likely as any other. */
    private static long number(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
