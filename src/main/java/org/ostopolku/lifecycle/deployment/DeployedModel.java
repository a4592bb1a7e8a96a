package org.ostopolku.lifecycle.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A model, table or form in the version in force. */
record DeployedModel(
        @Schema(description = "The file name, which identifies it.")
        String file,

        @Schema(description = "process, decision or form.") String kind,

        @Schema(description = "Id of the process, decision or form.")
        String id,

        @Schema(description = "Its name.") String title,

        @Schema(description = "The version in force.") int version,

        @Schema(description = "When that version was deployed.")
        Instant since,

        @Schema(description = "Name of the user who deployed it; null if the application deployed it.")
        String person,

        @Schema(description = "Id of its deployment in the engine.")
        String deployment,

        @Schema(description = "Whether it differs from the application's own file.")
        boolean differsFromJar,

        @Schema(description = "The version that going back would deploy; null if there is none.")
        Integer before,

        @Schema(description = "The warnings of its deployment.")
        List<DeploymentWarning> warnings) {}
