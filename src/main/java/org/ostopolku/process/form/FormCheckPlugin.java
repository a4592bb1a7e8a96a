package org.ostopolku.process.form;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventHandler;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.ostopolku.platform.engine.EngineInterceptors;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.JourneyRegister;
import org.ostopolku.process.journey.JourneyTables;
import org.springframework.stereotype.Component;

/** Registers the form check for all models, before all other listeners, and the checks of all submissions and of their texts. */
@Component
@UsesEngineInternals("parse listeners are set on the internal configuration")
class FormCheckPlugin extends AbstractProcessEnginePlugin {

    private final FormCheck check;
    private final SubmissionCheck submissions;
    private final JourneyRegister register;
    private final JourneyTables tables;

    FormCheckPlugin(FormCheck check, SubmissionCheck submissions, JourneyRegister register, JourneyTables tables) {
        this.check = check;
        this.submissions = submissions;
        this.register = register;
        this.tables = tables;
    }

    @Override
    @SuppressWarnings("rawtypes") // The engine declares the list so.
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(0, new FormParseListener(check));
        var handlers = new ArrayList<EventHandler>();
        if (configuration.getCustomEventHandlers() != null) {
            handlers.addAll(configuration.getCustomEventHandlers());
        }
        handlers.add(new MessageCheck(check));
        configuration.setCustomEventHandlers(handlers);
        var serializers = new ArrayList<TypedValueSerializer>();
        if (configuration.getCustomPreVariableSerializers() != null) {
            serializers.addAll(configuration.getCustomPreVariableSerializers());
        }
        serializers.add(new TextSerializer());
        configuration.setCustomPreVariableSerializers(serializers);
        EngineInterceptors.add(configuration, () -> new SubmissionInterceptor(submissions, register, tables));
    }
}
