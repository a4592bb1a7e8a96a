package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.complete;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.task;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The process Hypothesis validation: an assumed goal of the customer is confirmed or refuted. */
@Story
class HypothesisValidationStories {

    private final Customers customers;

    HypothesisValidationStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void customers_confirm_the_goal() {
        var hypothesis = assumed();

        hypothesis.goesThrough("Plan how to test the assumption", "Hear the customers");

        assertThat(hypothesis.processInstance("hypothesis-validation")).hasPassed("EndEvent_GoalIsConfirmed");
        assertThat(customers.sum(hypothesis, "hypotheses-confirmed")).isEqualByComparingTo("1");
    }

    @Test
    void customers_refute_the_goal_and_the_touchpoint_is_corrected() {
        var hypothesis = assumed().goesThrough("Plan how to test the assumption");

        hypothesis
                .completes("Hear the customers", "hypothesisResult", "unclear")
                .completes("Hear the customers", "hypothesisResult", "refuted")
                .completes("Correct the touchpoint");

        assertThat(hypothesis.processInstance("hypothesis-validation"))
                .hasPassedInOrder("UserTask_CorrectTheTouchpoint", "EndEvent_GoalIsRefutedTheTouchpointIsCorrected");
        assertThat(customers.sum(hypothesis, "hypotheses-refuted")).isEqualByComparingTo("1");
    }

    @Test
    void a_need_is_noted_while_a_hypothesis_of_no_customer_is_tested() {
        var hypothesis = runtimeService()
                .startProcessInstanceByKey(
                        "hypothesis-validation",
                        Map.of(
                                "assumedGoal",
                                "Wants to see the price first",
                                "stage",
                                "activation",
                                "touchpoint",
                                "Show the solution"));
        Map<String, Object> answers = new HashMap<>(OrdinaryAnswers.of("Plan how to test the assumption"));
        answers.put("developmentNeed", "A list of customers who agree to be asked");

        complete(task(hypothesis), answers);

        assertThat(runtimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("development-need")
                        .variableValueEquals("need", "A list of customers who agree to be asked")
                        .singleResult()
                        .getBusinessKey())
                .isNull();
    }

    private CustomerStory assumed() {
        return customers.startedProcess(
                "hypothesis-validation",
                "assumedGoal",
                "Wants to see the price first",
                "stage",
                "activation",
                "touchpoint",
                "Show the solution");
    }
}
