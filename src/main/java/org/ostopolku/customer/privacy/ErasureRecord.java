package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The proof of an erasure. It holds nothing of the customer but the number of the journey. */
@Schema(name = "Erased")
record ErasureRecord(
        @Schema(description = "Number of the proof.") long id,
        @Schema(description = "Number of the journey.") String journey,
        @Schema(description = "When it was erased.") Instant at,

        @Schema(description = "User id of who did it; null if the application did.")
        String person,

        @Schema(
                description = "customer-asked, consent-withdrawn, mistake, contact-refused (the models erase then) or"
                        + " retention (the time was over).")
        String reason,

        @Schema(description = "How many entries of the database were emptied or deleted.")
        int entries,

        @Schema(description = "How many of them in which table.")
        List<ErasedTable> tables) {

    /** What was done in one table. */
    record ErasedTable(
            @Schema(description = "Name of the table.") String table,

            @Schema(description = "How many entries were emptied or deleted.")
            int entries) {}
}
