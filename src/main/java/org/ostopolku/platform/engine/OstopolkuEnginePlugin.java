package org.ostopolku.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Registers all deployers, parse listeners and history levels that are beans, the {@link StrictCorrelationHandler}
 * and the {@link MessageRetry}. The engine is built after the migration of the schema.
 */
@Component
@DependsOnDatabaseInitialization
@UsesEngineInternals("deployers, parse listeners and the correlation handler are set on the internal configuration")
class OstopolkuEnginePlugin extends AbstractProcessEnginePlugin {

    private final List<Deployer> preDeployers;
    private final List<BpmnParseListener> parseListeners;
    private final List<MessageAuthorizer> authorizers;
    private final List<HistoryLevel> historyLevels;

    OstopolkuEnginePlugin(
            ObjectProvider<Deployer> preDeployers,
            List<BpmnParseListener> parseListeners,
            ObjectProvider<MessageAuthorizer> authorizers,
            List<HistoryLevel> historyLevels) {
        this.preDeployers = preDeployers.orderedStream().toList();
        this.parseListeners = parseListeners;
        this.authorizers = authorizers.orderedStream().toList();
        this.historyLevels = historyLevels;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        QueryPropertyAccessor.register();
        configuration.setCustomPreDeployers(preDeployers);
        configuration.setCustomHistoryLevels(historyLevels);
        configuration.getCustomPostBPMNParseListeners().addAll(parseListeners);
        configuration.setCorrelationHandler(new StrictCorrelationHandler(authorizers));
        EngineInterceptors.addOutside(configuration, MessageRetry::new);
        // The caller gets the error. Invalid input of users is not logged.
        configuration.setEnableCmdExceptionLogging(false);
    }

    /**
     * Limits the first wait between two searches for due jobs to the longest wait. With a shorter longest wait the engine (7.24.0,
     * BackoffJobAcquisitionStrategy) would never wait and use a whole core.
     */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        var jobs = configuration.getJobExecutor();
        jobs.setWaitTimeInMillis((int) Math.min(jobs.getWaitTimeInMillis(), jobs.getMaxWait()));
    }
}
