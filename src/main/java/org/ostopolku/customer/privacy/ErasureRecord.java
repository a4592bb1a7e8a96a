package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * The record of an erasure. It holds no data of the customer but the number of the journey.
 *
 * @param id Number of the record.
 * @param journey Number of the journey.
 * @param at When it was erased.
 * @param person User id of the user; null if a process erased it.
 * @param reason customer-asked, consent-withdrawn, mistake, contact-refused (erased by the process) or retention
 *     (retention period ended).
 * @param entries Number of database rows that were emptied or deleted.
 * @param tables Number of rows by table.
 */
@Schema(name = "Erased")
record ErasureRecord(
        long id, String journey, Instant at, String person, String reason, int entries, List<ErasedTable> tables) {

    /**
     * The rows of one table.
     *
     * @param table Name of the table.
     * @param entries Number of rows that were emptied or deleted.
     */
    record ErasedTable(String table, int entries) {}
}
