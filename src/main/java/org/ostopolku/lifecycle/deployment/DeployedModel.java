package org.ostopolku.lifecycle.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A model, table or form as it starts, decides and is shown now. */
record DeployedModel(
        @Schema(description = "The file, by which it is addressed.")
        String file,

        @Schema(description = "process, decision or form.") String kind,

        @Schema(description = "Id of the process, decision or form.")
        String id,

        @Schema(description = "What it is called.") String title,

        @Schema(description = "The version that starts, decides or is shown now.")
        int version,

        @Schema(description = "When that version was deployed.")
        Instant since,

        @Schema(description = "Name of the person who deployed it; null if it came from the application itself.")
        String person,

        @Schema(description = "Id of its deployment in the engine.")
        String deployment,

        @Schema(description = "Whether it differs from what the application brings with it.")
        boolean differsFromJar,

        @Schema(description = "The version that going back would bring back; null if there is none.")
        Integer before,

        @Schema(description = "What had better be mended in it.")
        List<DeploymentWarning> warnings) {}
