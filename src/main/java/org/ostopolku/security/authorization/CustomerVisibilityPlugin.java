package org.ostopolku.security.authorization;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts into the engine that a rep sees her own and her team's customers only, whichever way she asks. */
@Component
class CustomerVisibilityPlugin extends AbstractProcessEnginePlugin implements SessionFactory {

    private final InstanceAuthorizations grants;
    private final ObjectProvider<DataScopeResolver> reaches;

    /** The reaches need the engine, which is on its way up here. */
    CustomerVisibilityPlugin(InstanceAuthorizations grants, ObjectProvider<DataScopeResolver> reaches) {
        this.grants = grants;
        this.reaches = reaches;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new TaskAuthorizationProvider(grants));
        engine.getCustomHistoryEventHandlers().add(new InstanceAuthorizationHandler(grants));
        List<SessionFactory> factories = new ArrayList<>(List.of(this));
        if (engine.getCustomSessionFactories() != null) {
            factories.addAll(engine.getCustomSessionFactories());
        }
        engine.setCustomSessionFactories(factories);
    }

    @Override
    public Class<?> getSessionType() {
        return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
        return new OwnerAuthorizationManager(reaches::getObject);
    }
}
