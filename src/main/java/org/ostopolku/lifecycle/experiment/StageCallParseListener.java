package org.ostopolku.lifecycle.experiment;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement.CallableElementBinding;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.Stage;
import org.springframework.stereotype.Component;

/**
 * Journeys of old models call the newest version of a stage, which would always be the candidate of an experiment. This
 * listener makes them ask {@link StageVersion}, as current models do.
 */
@Component
@UsesEngineInternals("parse listeners and the behaviour of call activities are internal types")
class StageCallParseListener extends AbstractBpmnParseListener {

    @Override
    public void parseCallActivity(Element call, ScopeImpl scope, ActivityImpl activity) {
        var binding = call.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "calledElementBinding", "latest");
        if (binding.equals("latest") && Stage.exists(call.attribute("calledElement", ""))) {
            var called = ((CallableElementActivityBehavior) activity.getActivityBehavior()).getCallableElement();
            called.setBinding(CallableElementBinding.VERSION);
            called.setVersionValueProvider(new ElValueProvider(Context.getProcessEngineConfiguration()
                    .getExpressionManager()
                    .createExpression(StageVersion.VERSION_EXPRESSION)));
        }
    }
}
