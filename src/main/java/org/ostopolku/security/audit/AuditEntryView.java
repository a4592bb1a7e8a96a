package org.ostopolku.security.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Something that somebody did. */
@Schema(name = "RecordedDeed")
record AuditEntryView(
        @Schema(description = "Number of the entry.") long id,

        @Schema(description = "When.") Instant at,

        @Schema(description = "User id; null if it was the application itself.")
        String person,

        @Schema(description = "What they are called; null if it was the application itself.")
        String name,

        @Schema(description = "What was done.") AuditKind kind,

        @Schema(
                description =
                        "To whom or what: a user id, a group, a deployment; of a customer the journey's number at most.")
        String subject,

        @Schema(description = "Why, or what in particular; null if nobody told.")
        String reason,

        @Schema(description = "Network address of who asked; null if it was the application itself.")
        String address) {}
