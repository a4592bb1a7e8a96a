package org.ostopolku.process.journey;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/**
 * Attaches the {@link JourneyStartListener} to every version of the customer journey, even if the model does not name it, and
 * to every process the listener that takes facts back when it is interrupted. A caller who skips the listeners of the model
 * cannot skip these.
 */
@Component
@UsesEngineInternals("parse listeners are internal types")
class JourneyParseListener extends AbstractBpmnParseListener {

    private final JourneyStartListener start;
    private final CustomerFacts facts;

    JourneyParseListener(JourneyStartListener start, CustomerFacts facts) {
        this.start = start;
        this.facts = facts;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if (JourneyProcess.CUSTOMER_JOURNEY.equals(process.getKey())) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, start);
        }
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) facts::takeBackFromInterrupted);
    }
}
