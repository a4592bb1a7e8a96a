package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * The data of a customer.
 *
 * @param at Time of the export.
 * @param journeys The customer's journeys, the oldest first.
 */
record CustomerExport(Instant at, List<JourneyExport> journeys) {

    /**
     * The data of a journey.
     *
     * @param journey Its number.
     * @param begunAt When it began.
     * @param endedAt When it ended; null while it goes on.
     * @param known The current values.
     * @param told Every value that was written, in order.
     * @param notes Comments of users, in order.
     * @param files Files and links of users, in order.
     */
    @Schema(name = "Export.Journey")
    record JourneyExport(
            String journey,
            Instant begunAt,
            Instant endedAt,
            List<KnownValue> known,
            List<ToldValue> told,
            List<ExportedNote> notes,
            List<ExportedFile> files) {}

    /**
     * The current value of a variable.
     *
     * @param name Name of the variable.
     * @param meaning What it means; null if the models do not declare it.
     * @param personal Whether it is personal data.
     * @param value Its value.
     */
    @Schema(name = "Export.Value")
    record KnownValue(String name, String meaning, boolean personal, Object value) {}

    /**
     * A value that was written to a variable.
     *
     * @param at When.
     * @param place Name of the touchpoint or step; null if it came by message or when it began.
     * @param person Name of the user who wrote it; null if no user did.
     * @param name Name of the variable.
     * @param meaning What it means; null if the models do not declare it.
     * @param value The value; null if it was emptied.
     */
    @Schema(name = "Export.Told")
    record ToldValue(Instant at, String place, String person, String name, String meaning, Object value) {}

    /**
     * A comment of a user.
     *
     * @param at When.
     * @param person User id of the author.
     * @param text Its text.
     */
    @Schema(name = "Export.Note")
    record ExportedNote(Instant at, String person, String text) {}

    /**
     * A file or link that a user added.
     *
     * @param at When it was added.
     * @param name Its name.
     * @param description What it is.
     * @param url Its address, if it is a link.
     * @param content Its content in Base64; null if it is a link.
     */
    @Schema(name = "Export.File")
    record ExportedFile(Instant at, String name, String description, String url, byte[] content) {}
}
