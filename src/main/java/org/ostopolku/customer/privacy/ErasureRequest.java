package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What is to be erased. */
@Schema(name = "ErasureWish")
record ErasureRequest(
        @Schema(description = "customer-asked, consent-withdrawn or mistake.")
        String reason,

        @Schema(
                description = "Numbers of the journeys, of those that the customer has; null or left out: all but those"
                        + " with the same name only.")
        List<String> journeys) {}
