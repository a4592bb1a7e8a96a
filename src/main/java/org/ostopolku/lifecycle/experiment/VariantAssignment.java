package org.ostopolku.lifecycle.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Assigns a customer to a variant by a hash of salt and customer id, so that every node gives the same answer without stored
 * state. A customer with the candidate keeps it when the share grows.
 */
final class VariantAssignment {

    private static final double HASH_VALUES = 0x1p32;

    private VariantAssignment() {}

    /**
     * @param salt of the experiment, so that experiments select different customers
     * @param share percent of the customers who get the candidate
     */
    static boolean isCandidate(String salt, String customer, int share) {
        return number(salt + ' ' + customer) * 100 < share * HASH_VALUES;
    }

    /** Uniformly distributed from 0 to below {@link #HASH_VALUES}. */
    private static long number(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
