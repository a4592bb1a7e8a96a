package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The record of an erasure. It holds no data of the customer but the number of the journey. */
@Schema(name = "Erased")
record ErasureRecord(
        @Schema(description = "Number of the record.") long id,
        @Schema(description = "Number of the journey.") String journey,
        @Schema(description = "When it was erased.") Instant at,

        @Schema(description = "User id of the user; null if a process erased it.")
        String person,

        @Schema(
                description = "customer-asked, consent-withdrawn, mistake, contact-refused (erased by the process) or"
                        + " retention (retention period ended).")
        String reason,

        @Schema(description = "Number of database rows that were emptied or deleted.")
        int entries,

        @Schema(description = "Number of rows by table.") List<ErasedTable> tables) {

    /** The rows of one table. */
    record ErasedTable(
            @Schema(description = "Name of the table.") String table,

            @Schema(description = "Number of rows that were emptied or deleted.")
            int entries) {}
}
