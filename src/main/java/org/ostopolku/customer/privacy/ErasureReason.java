package org.ostopolku.customer.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a customer's data is erased. A choice, not a text, so that an erasure record holds no personal data. */
enum ErasureReason {
    /** The customer asked for it. */
    CUSTOMER_ASKED,
    /** Consent withdrawn. */
    CONSENT_WITHDRAWN,
    /** Recorded by mistake. */
    MISTAKE,
    /** The customer refused to be contacted. */
    CONTACT_REFUSED,
    /** Retention period ended, by the decision table {@code retention}. */
    RETENTION;

    /** As the API and the database write it. */
    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ErasureReason> of(String id) {
        return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }

    /** Whether a user may choose it. Processes set the others. */
    boolean isForUsers() {
        return this != CONTACT_REFUSED && this != RETENTION;
    }
}
