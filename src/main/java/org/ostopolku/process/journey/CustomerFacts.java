package org.ostopolku.process.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.stereotype.Component;

/**
 * Hands the facts of the customer, which {@code bpmn/variables.csv} declares, from the journey to other processes. Unknown
 * facts are not stored: an expression reads null for them.
 *
 * <ul>
 *   <li>As the variable mapping of a call activity: to the called process, and takes back what changed.
 *   <li>As a listener: to a process beside the journey, such as a feedback question.
 * </ul>
 */
@Component("customerFacts")
class CustomerFacts implements DelegateVariableMapping, ExecutionListener {

    private static final String EXPRESSION = "${customerFacts}";

    /** Facts that a called process decides itself: it does not get them, and the journey has none of an earlier process. */
    private static final Set<String> DECIDED_ANEW = Set.of("nextStep", "closingReason");

    private final JourneyVariables variables;

    CustomerFacts(JourneyVariables variables) {
        this.variables = variables;
    }

    @Override
    public void mapInputVariables(DelegateExecution journey, VariableMap handedOver) {
        for (var fact : variables.facts()) {
            var value = DECIDED_ANEW.contains(fact) ? null : journey.getVariableTyped(fact);
            if (value != null && value.getValue() != null) {
                handedOver.putValueTyped(fact, value);
            }
        }
    }

    @Override
    public void mapOutputVariables(DelegateExecution journey, VariableScope called) {
        takeBack(journey, called, Set.of());
        for (var fact : DECIDED_ANEW) {
            if (!called.hasVariable(fact) && journey.getVariable(fact) != null) {
                journey.setVariable(fact, null);
            }
        }
    }

    @Override
    public void notify(DelegateExecution beside) {
        read(beside, false);
    }

    /**
     * Sets the facts that the process does not have.
     *
     * @param isTransient whether they are set until the next wait state only, and not stored
     */
    void read(DelegateExecution beside, boolean isTransient) {
        var process = beside.getProcessInstance();
        FactCopies.copy(() -> ofJourney(beside).forEach((fact, value) -> {
            if (!process.hasVariable(fact)) {
                process.setVariable(fact, Variables.untypedValue(value, isTransient));
            }
        }));
    }

    /** The facts of the journey of the execution: those of the process that it calls at the moment, then its own. */
    private Map<String, Object> ofJourney(DelegateExecution beside) {
        var history = beside.getProcessEngineServices().getHistoryService();
        var journey = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(beside.getProcessBusinessKey())
                .processDefinitionKey(JourneyProcess.CUSTOMER_JOURNEY)
                .singleResult();
        if (journey == null) {
            return Map.of();
        }
        var values = valuesIn(history, journey.getId());
        history.createHistoricProcessInstanceQuery()
                .superProcessInstanceId(journey.getId())
                .processDefinitionKeyNotIn(List.of(JourneyProcess.HELP_REQUEST))
                .unfinished()
                .list()
                .forEach(called -> values.putAll(valuesIn(history, called.getId())));
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private Map<String, Object> valuesIn(HistoryService history, String process) {
        Map<String, Object> values = new HashMap<>();
        history.createHistoricVariableInstanceQuery()
                .processInstanceId(process)
                .executionIdIn(process)
                .variableNameIn(variables.facts().toArray(String[]::new))
                .list()
                .forEach(variable -> values.put(variable.getName(), variable.getValue()));
        return values;
    }

    /**
     * The engine (7.24.0) does not map the variables of a process that its caller interrupts; what it learned is not lost. A
     * decision of the interrupted process is not carried out, so it is left.
     */
    void takeBackFromInterrupted(DelegateExecution called) {
        var journey = called.isCanceled() ? called.getSuperExecution() : null;
        if (journey != null
                && journey.getBpmnModelElementInstance() instanceof CallActivity call
                && EXPRESSION.equals(call.getCamundaVariableMappingDelegateExpression())) {
            takeBack(journey, called, DECIDED_ANEW);
        }
    }

    /** Copies the facts that differ to the journey. A fact that the called process does not have is left as it is. */
    private void takeBack(VariableScope journey, VariableScope called, Set<String> left) {
        for (var fact : variables.facts()) {
            if (!left.contains(fact)
                    && called.hasVariable(fact)
                    && !Objects.equals(called.getVariable(fact), journey.getVariable(fact))) {
                journey.setVariable(fact, called.getVariable(fact));
            }
        }
    }

    /** The mapping for a process that runs beside the stages, as a help request does: what it has would be older than the journey's. */
    @Component("customerFactsToRead")
    static final class ToRead implements DelegateVariableMapping {

        private final CustomerFacts facts;

        ToRead(CustomerFacts facts) {
            this.facts = facts;
        }

        @Override
        public void mapInputVariables(DelegateExecution journey, VariableMap handedOver) {
            facts.mapInputVariables(journey, handedOver);
        }

        @Override
        public void mapOutputVariables(DelegateExecution journey, VariableScope called) {
            // Takes nothing back.
        }
    }
}
