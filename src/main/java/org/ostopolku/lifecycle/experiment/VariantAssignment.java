package org.ostopolku.lifecycle.experiment;

import java.nio.ByteBuffer;
import org.apache.commons.codec.digest.DigestUtils;

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
        var hash = ByteBuffer.wrap(DigestUtils.sha256(salt + ' ' + customer)).getInt();
        return Integer.toUnsignedLong(hash) * 100 < share * HASH_VALUES;
    }
}
