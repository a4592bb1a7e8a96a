package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * The journeys of one customer.
 *
 * @param journey The number of the journey in the path.
 * @param journeys That one, and those with the same customer number or e-mail address, open or ended.
 * @param sameName Others with the same name only: a user has to decide whether it is the same customer.
 * @param names The customer's name in each of them.
 */
@Schema(name = "CustomersJourneys")
record JourneysOfCustomer(String journey, List<String> journeys, List<String> sameName, Map<String, String> names) {}
