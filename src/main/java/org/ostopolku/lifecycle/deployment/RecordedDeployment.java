package org.ostopolku.lifecycle.deployment;

import java.time.Instant;
import java.util.List;

/**
 * A deployment of models, decision tables and forms.
 *
 * @param id Id of the deployment in the engine.
 * @param at When it was deployed.
 * @param person Name of the user who deployed it; null if the application deployed it.
 * @param name Name of the deployment; may be null.
 * @param source Its source, for example Camunda Modeler; ostopolku for the application.
 * @param backTo Id of the earlier deployment whose content it has again; null otherwise.
 * @param files The files.
 * @param warnings The warnings.
 */
record RecordedDeployment(
        String id,
        Instant at,
        String person,
        String name,
        String source,
        String backTo,
        List<String> files,
        List<DeploymentWarning> warnings) {}
