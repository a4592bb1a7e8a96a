package org.ostopolku.process.form;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.JourneyNumber;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.JourneyRegister;
import org.springframework.stereotype.Component;

/** Checks which values a user or another system may submit at all. {@link FormCheck} checks the values themselves. */
@Component
@UsesEngineInternals("the form of a task or process is known only to internal types")
class SubmissionCheck {

    private final FormCheck forms;
    private final JourneyRegister register;

    SubmissionCheck(FormCheck forms, JourneyRegister register) {
        this.forms = forms;
        this.register = register;
    }

    /** Checks the names of the values with which a task is completed or resolved. */
    void task(TaskEntity task, VariableMap given) {
        FormDefinition form = task.getTaskDefinition() == null
                ? null
                : task.getTaskDefinition().getFormDefinition();
        String deployment = task.getExecution() == null
                ? null
                : task.getExecution().getProcessDefinition().getDeploymentId();
        check("The form \"" + task.getName() + "\"", form, task, deployment, task.getVariablesTyped(false), given);
    }

    /**
     * Checks the names of the values with which a process is started, and that the process is one that users start: the
     * others are called by a journey or begin by a timer.
     */
    void start(ProcessDefinitionEntity process, String journey, boolean byAdministrator, VariableMap given) {
        if (!process.isStartableInTasklist() && !(byAdministrator && journey == null)) {
            throw new BadUserRequestException("The process \"" + process.getName()
                    + "\" is not started by users: another process or a timer starts it.");
        }
        if (JourneyProcess.CUSTOMER_JOURNEY.equals(process.getKey()) && journey != null && !journey.isEmpty()) {
            JourneyNumber.require(journey);
        }
        requireExisting(process, journey);
        check(
                "The form to start \"" + process.getName() + "\"",
                process.getStartFormDefinition(),
                StartProcessVariableScope.getSharedInstance(),
                process.getDeploymentId(),
                Variables.createVariables(),
                given);
    }

    /**
     * Lets a process that is no customer journey name only a journey that exists: with a free number, it would belong to the
     * customer who gets the number later.
     *
     * @throws BadUserRequestException if no journey has the number
     */
    void requireExisting(ProcessDefinitionEntity process, String journey) {
        if (!JourneyProcess.CUSTOMER_JOURNEY.equals(process.getKey())
                && journey != null
                && !journey.isEmpty()
                && !register.isTaken(journey)) {
            throw new BadUserRequestException(
                    "No journey has the number that businessKey gives. Give the number of the customer's journey in the same letters, or leave it out.");
        }
    }

    /** Refuses the values of a message whose receiver declares none. */
    static void messageWithoutForm(String message, VariableMap given) {
        FormCheck.refuse(
                "The message \"" + message + "\"",
                UnaskedValues.findings(Form.EMPTY, "message", Variables.createVariables(), given));
    }

    private void check(
            String subject,
            FormDefinition form,
            VariableScope scope,
            String deployment,
            VariableMap present,
            VariableMap given) {
        if (!given.isEmpty()) {
            Form found = form == null || form.getCamundaFormDefinitionKey() == null
                    ? Form.EMPTY
                    : forms.find(form, scope, deployment);
            List<String> findings = UnaskedValues.findings(found, "form", present, given);
            FormCheck.refuse(subject, findings);
        }
    }
}
