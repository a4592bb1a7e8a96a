package org.ostopolku.security.authorization;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.ostopolku.platform.engine.EngineInterceptors;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Restricts users to the customers of their teams in all queries of the engine. */
@Component
@UsesEngineInternals("the authorization manager is set on the internal configuration")
class CustomerVisibilityPlugin extends AbstractProcessEnginePlugin implements SessionFactory {

    private final InstanceAuthorizations grants;
    private final ObjectProvider<DataScopeResolver> scopes;

    /** The resolver is a provider, because it needs the engine, which does not run yet. */
    CustomerVisibilityPlugin(InstanceAuthorizations grants, ObjectProvider<DataScopeResolver> scopes) {
        this.grants = grants;
        this.scopes = scopes;
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
        EngineInterceptors.add(engine, RepairCommandInterceptor::new);
        EngineInterceptors.add(engine, MessageScopeInterceptor::new);
        EngineInterceptors.add(engine, CommentInterceptor::new);
    }

    @Override
    public Class<?> getSessionType() {
        return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
        return new OwnerAuthorizationManager(scopes::getObject);
    }
}
