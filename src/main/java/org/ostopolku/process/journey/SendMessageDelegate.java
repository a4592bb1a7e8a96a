package org.ostopolku.process.journey;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.platform.engine.ModelExpressions;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Sends a message that the model describes by extension properties of the sending element:
 *
 * <ul>
 *   <li>{@code message}: its name;
 *   <li>{@code to}: {@code journey} (the one receiver that waits in this journey, or else the process that the message starts
 *       within this journey), {@code new-journey} (starts a new journey) or {@code all} (every receiver in this journey; may be none);
 *   <li>{@code variables}: names of the variables to copy, separated by commas; a fact of the customer without a value is not sent;
 *   <li>{@code variable.<name>}: a text or an expression for another variable.
 * </ul>
 */
@Component("sendMessage")
class SendMessageDelegate implements JavaDelegate {

    private static final String VARIABLE = "variable.";

    /** Messages that move a customer or end the journey. */
    private static final Set<String> DECISIVE = Set.of("customer-moved", "customer-left");

    private final ModelExpressions expressions;
    private final JourneyRegister register;
    private final Set<String> facts;

    SendMessageDelegate(ModelExpressions expressions, JourneyRegister register, JourneyVariables variables) {
        this.facts = Set.copyOf(variables.facts());
        this.expressions = expressions;
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var properties = ExtensionProperties.of(execution.getBpmnModelElementInstance());
        var message = needed("message", properties, execution);
        requireOwnJourney(message, execution);
        var correlation = execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(message)
                .setVariables(content(properties, execution));
        try {
            send(correlation, needed("to", properties, execution), execution);
        } catch (MismatchingMessageCorrelationException e) {
            throw new MismatchingMessageCorrelationException(
                    "The message '%s', sent by '%s' in journey '%s', was not delivered: not exactly one process waits for it or starts by it. %s"
                            .formatted(
                                    message,
                                    execution.getCurrentActivityId(),
                                    execution.getProcessBusinessKey(),
                                    e.getMessage()));
        }
    }

    /** A user may start some processes with the number of any customer: such a process must not move or end the journey. */
    private static void requireOwnJourney(String message, DelegateExecution execution) {
        var process = execution.getProcessInstance();
        var journey = process.getSuperExecution() != null || JourneyProcess.CUSTOMER_JOURNEY.equals(key(execution));
        var startedByUser = ((Process) execution.getBpmnModelInstance().getModelElementById(key(execution)))
                .isCamundaStartableInTasklist();
        if (DECISIVE.contains(message) && startedByUser && !journey) {
            throw new BadUserRequestException(
                    "The element '%s' may not send '%s': users start its process '%s' with the number of any customer. Send it from a process of the journey."
                            .formatted(execution.getCurrentActivityId(), message, key(execution)));
        }
    }

    private static String key(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getRepositoryService()
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getKey();
    }

    private void send(MessageCorrelationBuilder correlation, String to, DelegateExecution execution) {
        switch (to) {
            case "journey" ->
                correlation
                        .processInstanceBusinessKey(execution.getProcessBusinessKey())
                        .correlate();
            case "new-journey" -> correlation.correlateStartMessage();
            case "all" -> {
                // Another transaction of the journey may create a receiver, or send the same message: one after the
                // other.
                register.lock(execution.getProcessBusinessKey());
                correlation
                        .processInstanceBusinessKey(execution.getProcessBusinessKey())
                        .correlateAll();
            }
            default ->
                throw new ProcessEngineException(
                        "The property 'to' of '%s' is '%s'; it has to be journey, new-journey or all."
                                .formatted(execution.getCurrentActivityId(), to));
        }
    }

    private Map<String, Object> content(Map<String, String> properties, DelegateExecution execution) {
        var content = new TreeMap<String, Object>();
        for (var name : StringUtils.commaDelimitedListToStringArray(properties.get("variables"))) {
            var value = execution.getVariable(name.strip());
            // Unknown facts are not stored.
            if (value != null || !facts.contains(name.strip())) {
                content.put(name.strip(), value);
            }
        }
        properties.forEach((name, value) -> {
            if (name.startsWith(VARIABLE)) {
                content.put(name.substring(VARIABLE.length()), expressions.evaluate(value, execution));
            }
        });
        return content;
    }

    private static String needed(String property, Map<String, String> properties, DelegateExecution execution) {
        var value = properties.get(property);
        if (value == null) {
            throw new ProcessEngineException("The element '%s' sends no message: it needs the extension property '%s'."
                    .formatted(execution.getCurrentActivityId(), property));
        }
        return value;
    }
}
