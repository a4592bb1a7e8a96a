package org.ostopolku.process.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/**
 * Checks submitted values against their form. Throws one {@link BadUserRequestException} that lists for each invalid value the
 * field, the problem and the fix.
 */
@Component
@UsesEngineInternals("submitted values are checked in the handler of the form, before all listeners")
class FormCheck {

    private static final int SHOWN_CHARACTERS = 40;

    private final DeployedForms forms;
    private final Clock clock;

    FormCheck(DeployedForms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /** Checks the variables of a task on completion. */
    void task(DelegateTask task, FormDefinition form) {
        ExecutionEntity execution = (ExecutionEntity) task.getExecution();
        if (execution == null) {
            throw new OptimisticLockingException(
                    "The task \"%s\" ended at this moment by another user or message.".formatted(task.getName()));
        }
        var findings = findings(find(form, execution, deployment(execution)), task.getVariablesTyped(false));
        refuse("The form \"" + task.getName() + "\"", findings);
    }

    /** Checks the variables of a process that a user starts by a form. */
    void start(ExecutionEntity process, FormDefinition form) {
        String name = process.getProcessDefinition().getName();
        var findings = findings(find(form, process, deployment(process)), process.getVariablesTyped(false));
        refuse("The form to start \"" + name + "\"", findings);
    }

    /** Checks the variables of the message that starts a process. */
    void startMessage(ExecutionEntity process, ActivityImpl event) {
        String message =
                EventSubscriptionDeclaration.getDeclarationsForScope(process.getProcessDefinition()).values().stream()
                        .filter(declaration -> event.getId().equals(declaration.getActivityId()))
                        .map(EventSubscriptionDeclaration::getUnresolvedEventName)
                        .findFirst()
                        .orElse(event.getName());
        String form = event.getProperty(FormParseListener.PAYLOAD_FORM).toString();
        message(message, form, process.getVariablesTyped(false));
    }

    /** Checks the variables that come with a message. */
    void message(String name, String formId, VariableMap given) {
        CamundaFormRefImpl latest = new CamundaFormRefImpl(formId, DefaultFormHandler.FORM_REF_BINDING_LATEST);
        Form form = forms.find(latest, null);
        List<String> findings =
                new ArrayList<>(UnaskedValues.findings(form, "message", Variables.createVariables(), given));
        findings.addAll(findings(form, given));
        refuse("The message \"" + name + "\"", findings);
    }

    List<String> findings(Form form, VariableMap values) {
        FormFeel feel = new FormFeel(values);
        return form.fields().stream()
                .filter(field -> field.isOpen(feel))
                .flatMap(field -> finding(field, feel, values).stream())
                .toList();
    }

    /** A sentence: field, problem, fix. */
    private Optional<String> finding(Field field, FormFeel feel, VariableMap values) {
        Object value = FormValues.plain(values.getValueTyped(field.key()));
        return FieldRule.of(field, feel, values, clock).flatMap(rule -> {
            Optional<String> problem = rule.isEmpty(value)
                    ? Optional.of("is missing").filter(missing -> field.isRequired())
                    : rule.problem(value).map(wrong -> shown(value) + " " + wrong);
            return problem.map(wrong -> field.title() + ": " + wrong + "; " + rule.fix() + ".");
        });
    }

    /** Quotes a value. Tasklist renders messages as HTML, so angle brackets are replaced. */
    private static String shown(Object value) {
        String text = String.valueOf(value)
                .replaceAll("\\s+", " ")
                .replace('<', '‹')
                .replace('>', '›')
                .trim();
        return '"' + (text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…") + '"';
    }

    static void refuse(String subject, List<String> findings) {
        if (!findings.isEmpty()) {
            String count = findings.size() == 1 ? "1 wrong value" : findings.size() + " wrong values";
            throw new BadUserRequestException(subject + " has " + count + ": " + String.join(" ", findings));
        }
    }

    /** @param deployment of the process, for a form that is bound to it */
    Form find(FormDefinition form, VariableScope scope, String deployment) {
        String key = value(form.getCamundaFormDefinitionKey(), scope);
        CamundaFormRefImpl ref = new CamundaFormRefImpl(key, form.getCamundaFormDefinitionBinding());
        if (form.getCamundaFormDefinitionVersion() != null) {
            ref.setVersion(Integer.valueOf(value(form.getCamundaFormDefinitionVersion(), scope)));
        }
        return forms.find(ref, deployment);
    }

    private static String deployment(ExecutionEntity execution) {
        return execution.getProcessDefinition().getDeploymentId();
    }

    private static String value(Expression expression, VariableScope scope) {
        return String.valueOf(expression.getValue(scope));
    }
}
