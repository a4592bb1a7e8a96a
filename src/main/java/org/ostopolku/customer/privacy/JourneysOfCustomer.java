package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The journeys of one customer. */
@Schema(name = "CustomersJourneys")
record JourneysOfCustomer(
        @Schema(description = "The number of the journey in the path.")
        String journey,

        @Schema(description = "That one, and those with the same customer number or e-mail address, open or ended.")
        List<String> journeys,

        @Schema(description = "Others with the same name only: a user has to decide whether it is the same customer.")
        List<String> sameName) {}
