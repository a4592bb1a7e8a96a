package org.ostopolku.lifecycle.rules;

/** Whether a finding keeps a file out of the engine. */
public enum Severity {
    /** It has to be mended first. */
    ERROR,
    /** It is told, and kept with the deployment. */
    WARNING
}
