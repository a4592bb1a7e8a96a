package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A request to erase a customer.
 *
 * @param reason customer-asked, consent-withdrawn or mistake.
 * @param journeys Numbers of the customer's journeys; may be left out if the customer has only one.
 */
@Schema(name = "ErasureWish")
record ErasureRequest(String reason, List<String> journeys) {

    /** A number that is null is refused as unreadable. */
    ErasureRequest {
        journeys = journeys == null ? null : List.copyOf(journeys);
    }
}
