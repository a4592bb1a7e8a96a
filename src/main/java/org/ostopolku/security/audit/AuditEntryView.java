package org.ostopolku.security.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An entry of the audit log. */
@Schema(name = "RecordedDeed")
record AuditEntryView(
        @Schema(description = "Number of the entry.") long id,

        @Schema(description = "Time.") Instant at,

        @Schema(description = "User id; null for the application itself.")
        String person,

        @Schema(description = "Name of the user; null for the application itself.")
        String name,

        @Schema(description = "Kind of action.") AuditKind kind,

        @Schema(description = "Object: a user id, a group, a deployment, or the number of a journey.")
        String subject,

        @Schema(description = "Details; null if there are none.")
        String reason,

        @Schema(description = "Network address of the caller; null for the application itself.")
        String address) {}
