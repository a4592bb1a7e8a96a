package org.ostopolku.process.journey;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/**
 * Attaches the {@link JourneyStartListener} to every version of the customer journey, even if the model does not name it. It
 * cannot be skipped by a caller who skips the listeners of the model.
 */
@Component
@UsesEngineInternals("parse listeners are internal types")
class JourneyParseListener extends AbstractBpmnParseListener {

    private final JourneyStartListener start;

    JourneyParseListener(JourneyStartListener start) {
        this.start = start;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if (JourneyProcess.CUSTOMER_JOURNEY.equals(process.getKey())) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, start);
        }
    }
}
