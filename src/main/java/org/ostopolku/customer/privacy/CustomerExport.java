package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The data of a customer. */
record CustomerExport(
        @Schema(description = "Time of the export.") Instant at,

        @Schema(description = "The customer's journeys, the oldest first.")
        List<JourneyExport> journeys) {

    @Schema(name = "Export.Journey")
    record JourneyExport(
            @Schema(description = "Its number.") String journey,
            @Schema(description = "When it began.") Instant begunAt,

            @Schema(description = "When it ended; null while it goes on.")
            Instant endedAt,

            @Schema(description = "The current values.") List<KnownValue> known,

            @Schema(description = "Every value that was written, in order.")
            List<ToldValue> told,

            @Schema(description = "Comments of users, in order.")
            List<ExportedNote> notes,

            @Schema(description = "Files and links of users, in order.")
            List<ExportedFile> files) {}

    @Schema(name = "Export.Value")
    record KnownValue(
            @Schema(description = "Name of the variable.") String name,

            @Schema(description = "What it means; null if the models do not declare it.")
            String meaning,

            @Schema(description = "Whether it is personal data.")
            boolean personal,

            @Schema(description = "Its value.") Object value) {}

    @Schema(name = "Export.Told")
    record ToldValue(
            @Schema(description = "When.") Instant at,

            @Schema(description = "Name of the touchpoint or step; null if it came by message or when it began.")
            String place,

            @Schema(description = "Name of the user who wrote it; null if no user did.")
            String person,

            @Schema(description = "Name of the variable.") String name,

            @Schema(description = "What it means; null if the models do not declare it.")
            String meaning,

            @Schema(description = "The value; null if it was emptied.")
            Object value) {}

    @Schema(name = "Export.Note")
    record ExportedNote(
            @Schema(description = "When.") Instant at,
            @Schema(description = "User id of the author.") String person,
            @Schema(description = "Its text.") String text) {}

    @Schema(name = "Export.File")
    record ExportedFile(
            @Schema(description = "When it was added.") Instant at,
            @Schema(description = "Its name.") String name,
            @Schema(description = "What it is.") String description,

            @Schema(description = "Its address, if it is a link.")
            String url,

            @Schema(description = "Its content in Base64; null if it is a link.")
            byte[] content) {}
}
