package org.ostopolku.simulation.engine;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells by the engine's own FEEL whether a person sees a field. */
@Component
@Profile({"demo", "rehearsal"})
class FormConditions {

    private final ProcessEngineConfigurationImpl configuration;

    FormConditions(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    boolean shows(FormField field, Map<String, Object> known) {
        return field.hiddenIf().stream().noneMatch(condition -> holds(condition, known));
    }

    private boolean holds(String condition, Map<String, Object> known) {
        return condition.startsWith("=")
                && Boolean.TRUE.equals(configuration
                        .getDmnEngineConfiguration()
                        .getFeelEngine()
                        .evaluateSimpleExpression(
                                condition.substring(1), Variables.fromMap(known).asVariableContext()));
    }
}
