package org.ostopolku.lifecycle.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A deployment: who, when, what, and what was warned of. */
record RecordedDeployment(
        @Schema(description = "Id of the deployment in the engine.")
        String id,

        @Schema(description = "When it was deployed.") Instant at,

        @Schema(description = "Name of the person who deployed it; null if it came from the application itself.")
        String person,

        @Schema(description = "Name that the deployment was given; may be null.")
        String name,

        @Schema(
                description =
                        "Where it came from, for example Camunda Modeler; ostopolku if it came with the application.")
        String source,

        @Schema(description = "Id of the earlier deployment that it went back to; null if it did not go back.")
        String backTo,

        @Schema(description = "The files.") List<String> files,

        @Schema(description = "What had better be mended.") List<DeploymentWarning> warnings) {}
