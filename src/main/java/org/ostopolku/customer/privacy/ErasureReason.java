package org.ostopolku.customer.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a customer's data is erased. A choice instead of words, so that a proof can hold nothing of the customer. */
enum ErasureReason {
    /** The customer asked for it. */
    CUSTOMER_ASKED,
    /** The customer does not agree any more that we keep it. */
    CONSENT_WITHDRAWN,
    /** It should never have been written down. */
    MISTAKE,
    /** The customer refused to be contacted. */
    CONTACT_REFUSED,
    /** Its time is over, by the table {@code retention}. */
    RETENTION;

    /** As the API and the database write it. */
    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ErasureReason> of(String id) {
        return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }

    /** Whether a person may give it; the models give the others themselves. */
    boolean isAskedFor() {
        return this != CONTACT_REFUSED && this != RETENTION;
    }
}
