package org.ostopolku.process.form;

import java.time.Clock;
import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventHandler;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/** Registers the form check for all models, before all other listeners. */
@Component
@UsesEngineInternals("parse listeners are set on the internal configuration")
class FormCheckPlugin extends AbstractProcessEnginePlugin {

    private final Clock clock;

    FormCheckPlugin(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        FormCheck check = new FormCheck(new DeployedForms(), clock);
        configuration.getCustomPreBPMNParseListeners().add(0, new FormParseListener(check));
        var handlers = new ArrayList<EventHandler>();
        if (configuration.getCustomEventHandlers() != null) {
            handlers.addAll(configuration.getCustomEventHandlers());
        }
        handlers.add(new MessageCheck(check));
        configuration.setCustomEventHandlers(handlers);
    }
}
