package org.ostopolku.lifecycle.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

record RecordedDeployment(
        @Schema(description = "Id of the deployment in the engine.")
        String id,

        @Schema(description = "When it was deployed.") Instant at,

        @Schema(description = "Name of the user who deployed it; null if the application deployed it.")
        String person,

        @Schema(description = "Name of the deployment; may be null.")
        String name,

        @Schema(description = "Its source, for example Camunda Modeler; ostopolku for the application.")
        String source,

        @Schema(description = "Id of the earlier deployment whose content it has again; null otherwise.")
        String backTo,

        @Schema(description = "The files.") List<String> files,

        @Schema(description = "The warnings.") List<DeploymentWarning> warnings) {}
