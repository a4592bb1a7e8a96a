package org.ostopolku.platform.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Evaluates expressions in the extension properties of a model. */
@Component
@UsesEngineInternals("the public API does not evaluate an expression of an extension property")
public class ModelExpressions {

    /** Plain text is returned unchanged; an expression sees the variables of the execution and the beans of expressions.yaml. */
    public Object evaluate(String text, DelegateExecution execution) {
        var configuration =
                (ProcessEngineConfigurationImpl) execution.getProcessEngine().getProcessEngineConfiguration();
        return configuration.getExpressionManager().createExpression(text).getValue(execution);
    }
}
