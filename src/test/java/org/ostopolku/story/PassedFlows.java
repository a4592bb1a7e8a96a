package org.ostopolku.story;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The sequence flows that the stories of this JVM have taken, as {@code process/flow id}. */
public final class PassedFlows {

    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    private PassedFlows() {}

    public static Set<String> all() {
        return Set.copyOf(PASSED);
    }

    /** Records every sequence flow that is taken. */
    static final class Recorder extends AbstractBpmnParseListener {
        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
            String flow = transition.getId();
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                    execution -> PASSED.add(processKey(execution.getProcessDefinitionId()) + "/" + flow));
        }

        /** @param definitionId {@code key:version:number} */
        private static String processKey(String definitionId) {
            return definitionId.substring(0, definitionId.indexOf(':'));
        }
    }
}
