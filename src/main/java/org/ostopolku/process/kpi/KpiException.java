package org.ostopolku.process.kpi;

import org.camunda.bpm.engine.ProcessEngineException;

/** A KPI cannot be logged as the model says; the message names the KPI, the element, the process and what is right. */
public class KpiException extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    KpiException(String message) {
        super(message);
    }
}
