package org.ostopolku.security.audit;

import java.util.Collection;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ostopolku.platform.engine.EngineInterceptors;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/** Notes whose history a command deletes, while it is there. */
@Component
@UsesEngineInternals(
        "the operation log has no instances of this command, there is no history event, and the command does not"
                + " publish its instances")
class HistoryDeletionPlugin extends AbstractProcessEnginePlugin {

    private final OperationLogAuditor auditor;

    HistoryDeletionPlugin(OperationLogAuditor auditor) {
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
            }
            return next.execute(command);
        }
    }
}
