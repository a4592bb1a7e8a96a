package org.ostopolku.process.model;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.ostopolku.platform.engine.EngineInterceptors;
import org.ostopolku.platform.engine.ShippedModels;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/** Adds the {@link ModelDeletionGuard}. It is no bean: the starter allows a single bean of its type. */
@Component
@UsesEngineInternals("interceptors and history event handlers are added to the internal configuration")
class ModelDeletionPlugin extends AbstractProcessEnginePlugin {

    private final ModelDeletionGuard guard;

    ModelDeletionPlugin(DeployedVersions versions, ShippedModels models) {
        this.guard = new ModelDeletionGuard(versions, models);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomHistoryEventHandlers().add(guard);
        EngineInterceptors.add(engine, () -> guard.new Interceptor());
    }
}
