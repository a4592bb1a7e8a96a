package org.ostopolku.lifecycle.rules;

/** Whether a finding keeps a file out of the engine. */
public enum Severity {
    /** Blocks the deployment. */
    ERROR,
    /** Is shown and stored with the deployment, and does not block it. */
    WARNING
}
