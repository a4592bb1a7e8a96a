package org.ostopolku.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Lets every bean that is a deployer see every deployment before the engine, and every bean that is a parse listener every
 * model, delivers messages only where they are addressed to, and makes
 * the engine wait for the migrations.
 */
@Component
@DependsOnDatabaseInitialization
class OstopolkuEnginePlugin extends AbstractProcessEnginePlugin {

    private final List<Deployer> preDeployers;
    private final List<BpmnParseListener> parseListeners;
    private final List<MessageAuthorizer> gates;

    OstopolkuEnginePlugin(
            ObjectProvider<Deployer> preDeployers,
            List<BpmnParseListener> parseListeners,
            ObjectProvider<MessageAuthorizer> gates) {
        this.preDeployers = preDeployers.orderedStream().toList();
        this.parseListeners = parseListeners;
        this.gates = gates.orderedStream().toList();
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreDeployers(preDeployers);
        configuration.getCustomPostBPMNParseListeners().addAll(parseListeners);
        configuration.setCorrelationHandler(new StrictCorrelationHandler(gates));
        // Whoever calls the engine gets the error; what a person filled in wrongly belongs in no log.
        configuration.setEnableCmdExceptionLogging(false);
    }
}
