package org.ostopolku.lifecycle.deployment;

import org.ostopolku.lifecycle.rules.Finding;

/**
 * A warning of a deployment.
 *
 * @param file The file.
 * @param element Id of the element, or of a form's field.
 * @param label Label of the element; may be empty.
 * @param rule Name of the rule.
 * @param text The rule as a sentence, and the fix.
 */
record DeploymentWarning(String file, String element, String label, String rule, String text) {

    static DeploymentWarning of(Finding finding) {
        return new DeploymentWarning(
                finding.file(), finding.element(), finding.label(), finding.rule(), finding.text());
    }
}
