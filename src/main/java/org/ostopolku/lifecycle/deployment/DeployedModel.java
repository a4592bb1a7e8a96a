package org.ostopolku.lifecycle.deployment;

import java.time.Instant;
import java.util.List;

/**
 * A model, table or form in the version in force.
 *
 * @param file The file name, which identifies it.
 * @param kind process, decision or form.
 * @param id Id of the process, decision or form.
 * @param title Its name.
 * @param version The version in force.
 * @param since When that version was deployed.
 * @param person Name of the user who deployed it; null if the application deployed it.
 * @param deployment Id of its deployment in the engine.
 * @param differsFromJar Whether it differs from the application's own file.
 * @param before The version that going back would deploy; null if there is none.
 * @param warnings The warnings of its deployment.
 */
record DeployedModel(
        String file,
        String kind,
        String id,
        String title,
        int version,
        Instant since,
        String person,
        String deployment,
        boolean differsFromJar,
        Integer before,
        List<DeploymentWarning> warnings) {}
