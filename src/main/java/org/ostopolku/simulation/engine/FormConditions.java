package org.ostopolku.simulation.engine;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Evaluates the visibility of form fields with the engine's FEEL. */
@Component
@Profile({"demo", "rehearsal"})
@UsesEngineInternals("the engine that evaluates FEEL in forms is an internal type")
class FormConditions {

    private final ProcessEngineConfigurationImpl configuration;

    FormConditions(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    boolean shows(FormField field, Map<String, Object> facts) {
        return field.hiddenIf().stream().noneMatch(condition -> holds(condition, facts));
    }

    private boolean holds(String condition, Map<String, Object> facts) {
        return condition.startsWith("=")
                && Boolean.TRUE.equals(configuration
                        .getDmnEngineConfiguration()
                        .getFeelEngine()
                        .evaluateSimpleExpression(
                                condition.substring(1), Variables.fromMap(facts).asVariableContext()));
    }
}
