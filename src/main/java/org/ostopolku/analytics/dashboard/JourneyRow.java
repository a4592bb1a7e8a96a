package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A journey behind a number.
 *
 * @param journey The journey number; - for a task outside of any journey.
 * @param customerName The customer; null if erased.
 * @param owner The name of the owner; null if there is none yet.
 * @param stage Where the customer is now: a stage, nurture, or left while leaving; null if the journey has ended.
 * @param since Since when; null if the journey has ended.
 * @param when When the counted event happened; null if there was none.
 * @param cockpit Id of the journey's process instance; null if it has ended.
 */
record JourneyRow(
        String journey, String customerName, String owner, String stage, Instant since, Instant when, String cockpit) {

    /**
     * The journeys behind a number, the latest first.
     *
     * @param total How many there are on all pages.
     * @param page Number of this page, from 1.
     * @param journeys At most fifty of them.
     */
    @Schema(name = "Journeys")
    record Page(long total, int page, List<JourneyRow> journeys) {}
}
