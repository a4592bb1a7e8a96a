package org.ostopolku.process.kpi;

import org.camunda.bpm.engine.ProcessEngineException;

/** A KPI cannot be logged. The message names KPI, element, process and fix. */
public class KpiException extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    KpiException(String message) {
        super(message);
    }
}
