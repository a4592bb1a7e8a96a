package org.ostopolku.customer.privacy;

import java.time.LocalDate;
import java.util.List;

/**
 * What an erasure of a journey would erase, and what stays.
 *
 * @param journey Number of the journey.
 * @param open Whether the journey is open: it goes on without the customer's data.
 * @param erasureOn The day on which a refusal of contact erases it; null if no erasure is scheduled.
 * @param erased What is known of the customer and would be erased, by meaning.
 * @param kept What is known of the customer and stays, because the law orders to keep orders, by meaning.
 * @param recommenders Numbers of the journeys of other customers in which a line with this customer's name becomes (forgotten).
 * @param keptUntil The last day on which the data of the orders is kept; null if nothing is kept.
 */
public record ErasurePreview(
        String journey,
        boolean open,
        LocalDate erasureOn,
        List<String> erased,
        List<String> kept,
        List<String> recommenders,
        LocalDate keptUntil) {}
