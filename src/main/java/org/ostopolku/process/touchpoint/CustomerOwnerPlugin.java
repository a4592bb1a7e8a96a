package org.ostopolku.process.touchpoint;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.FactCopies;
import org.ostopolku.security.authorization.OwnerVariable;
import org.springframework.stereotype.Component;

/** Lets the processes of a journey follow a change of the owner in one of them, whichever API makes it. */
@Component
@UsesEngineInternals("history events also cover changes by administrators, which listeners in models do not")
class CustomerOwnerPlugin extends AbstractProcessEnginePlugin {

    private final CustomerOwner owner;

    CustomerOwnerPlugin(CustomerOwner owner) {
        this.owner = owner;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomHistoryEventHandlers().add(new Handler());
    }

    private class Handler implements HistoryEventHandler {

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }

        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof HistoricVariableUpdateEventEntity variable && !FactCopies.isCopy(variable)) {
                if (OwnerVariable.isSetBy(variable)) {
                    owner.follow(variable);
                } else if (OwnerVariable.isChangedBy(variable) && Submissions.isByCaller(Context.getCommandContext())) {
                    owner.refuse(variable);
                }
            }
        }
    }
}
