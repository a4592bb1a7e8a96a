package org.ostopolku.security.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ostopolku.platform.engine.EngineInterceptors;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/** Notes whose history a command deletes, while it is there, and whom a command migrates by which plan. */
@Component
@UsesEngineInternals(
        "the operation log has no instances of these commands, there is no history event, and the commands do not"
                + " publish their instances")
class ConcernedInstancesPlugin extends AbstractProcessEnginePlugin {

    private final OperationLogAuditor auditor;

    ConcernedInstancesPlugin(OperationLogAuditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        EngineInterceptors.add(engine, Interceptor::new);
    }

    private class Interceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (command instanceof DeleteHistoricProcessInstancesCmd
                    && new DirectFieldAccessor(command).getPropertyValue("processInstanceIds")
                            instanceof Collection<?> instances) {
                auditor.note(instances.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList());
            } else if (command instanceof AbstractMigrationCmd
                    && Context.getCommandContext().getCurrentJob() == null
                    && new DirectFieldAccessor(command).getPropertyValue("executionBuilder")
                            instanceof MigrationPlanExecutionBuilderImpl migration) {
                auditor.noteMigration(instances(migration), migration.getMigrationPlan());
            }
            return next.execute(command);
        }

        /** Given by id, by a query, or both. */
        private static List<String> instances(MigrationPlanExecutionBuilderImpl migration) {
            var instances = new ArrayList<String>();
            if (migration.getProcessInstanceIds() != null) {
                migration.getProcessInstanceIds().stream()
                        .filter(Objects::nonNull)
                        .forEach(instances::add);
            }
            if (migration.getProcessInstanceQuery() != null) {
                migration.getProcessInstanceQuery().list().stream()
                        .map(ProcessInstance::getId)
                        .forEach(instances::add);
            }
            return instances;
        }
    }
}
