package org.ostopolku.process.kpi;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/** Adds the {@link OpenOrderGuard}. It is no bean: the starter allows a single bean of its type. */
@Component
@UsesEngineInternals("history event handlers are added to the internal configuration")
class OpenOrderPlugin extends AbstractProcessEnginePlugin {

    private final OpenOrderGuard guard;

    OpenOrderPlugin(OrderBook book) {
        this.guard = new OpenOrderGuard(book);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomHistoryEventHandlers().add(guard);
    }
}
