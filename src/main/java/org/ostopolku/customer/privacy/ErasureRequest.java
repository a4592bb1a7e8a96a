package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A request to erase a customer. */
@Schema(name = "ErasureWish")
record ErasureRequest(
        @Schema(description = "customer-asked, consent-withdrawn or mistake.")
        String reason,

        @Schema(
                description = "Numbers of the customer's journeys; null or left out: all but those"
                        + " with the same name only.")
        List<String> journeys) {}
