package org.ostopolku.lifecycle.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import org.ostopolku.lifecycle.rules.Finding;

/** A warning of a deployment. */
record DeploymentWarning(
        @Schema(description = "The file.") String file,

        @Schema(description = "Id of the element, or of a form's field.")
        String element,

        @Schema(description = "Label of the element; may be empty.")
        String label,

        @Schema(description = "Name of the rule.") String rule,

        @Schema(description = "The rule as a sentence, and the fix.")
        String text) {

    static DeploymentWarning of(Finding finding) {
        return new DeploymentWarning(
                finding.file(), finding.element(), finding.label(), finding.rule(), finding.text());
    }
}
