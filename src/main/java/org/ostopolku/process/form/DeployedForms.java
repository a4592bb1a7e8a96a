package org.ostopolku.process.form;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/** Reads the deployed forms; caches each version. */
@Component
@UsesEngineInternals("the public API does not resolve the form reference of a task to its version")
class DeployedForms {

    private final Map<String, Form> byDefinitionId = new ConcurrentHashMap<>();

    /**
     * @param deploymentId deployment of the process, for a form that is bound to it
     * @throws ProcessEngineException if no such form is deployed, or if it cannot be read
     */
    Form find(CamundaFormRef ref, String deploymentId) {
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinition definition =
                context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(ref, deploymentId));
        if (definition == null) {
            throw new ProcessEngineException("The form " + ref.getKey() + " (binding " + ref.getBinding()
                    + ") is not deployed, so nothing can be checked against it: deploy " + ref.getKey()
                    + ".form to the engine.");
        }
        return byDefinitionId.computeIfAbsent(definition.getId(), id -> read(context, definition));
    }

    private static Form read(CommandContext context, CamundaFormDefinition definition) {
        byte[] json = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName())
                .getBytes();
        return Form.read(definition.getKey(), json);
    }
}
