package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A request to erase a customer.
 *
 * @param reason customer-asked, consent-withdrawn or mistake.
 * @param journeys Numbers of the customer's journeys; null or left out: all but those with the same name only.
 */
@Schema(name = "ErasureWish")
record ErasureRequest(String reason, List<String> journeys) {}
