package org.ostopolku.platform.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Evaluates expressions that a model holds in its extension properties. */
@Component
public class ModelExpressions {

    /**
     * The value of a text as the engine reads it: plain text is itself, <code>${…}</code> sees the execution's variables and the
     * application's beans.
     */
    public Object evaluate(String text, DelegateExecution execution) {
        var configuration =
                (ProcessEngineConfigurationImpl) execution.getProcessEngine().getProcessEngineConfiguration();
        return configuration.getExpressionManager().createExpression(text).getValue(execution);
    }
}
