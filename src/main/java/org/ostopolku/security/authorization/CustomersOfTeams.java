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
class CustomersOfTeams extends AbstractProcessEnginePlugin implements SessionFactory {

    private final InstanceGrants grants;
    private final ObjectProvider<Reaches> reaches;

    /** The reaches need the engine, which is on its way up here. */
    CustomersOfTeams(InstanceGrants grants, ObjectProvider<Reaches> reaches) {
        this.grants = grants;
        this.reaches = reaches;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new TouchpointRights(grants));
        engine.getCustomHistoryEventHandlers().add(new InstanceWatch(grants));
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
        return new TeamReach(reaches::getObject);
    }
}
