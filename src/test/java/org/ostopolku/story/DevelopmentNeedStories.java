package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.taskService;

import java.time.Duration;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;

/** The process Development need, from a touchpoint to the measured effect. */
@Story
class DevelopmentNeedStories {

    private final Customers customers;

    DevelopmentNeedStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_need_heard_at_a_touchpoint_is_developed_and_its_effect_compared() {
        var customer = customers.inUse();

        customer.waits(Duration.ofDays(30))
                .completes("Check the value in use at 30 days", "developmentNeed", "A manual in Finnish")
                .goesThrough("Prioritise the development need", "Plan who does what", "Carry out the development")
                .waits(Duration.ofDays(30))
                .completes("Compare the effect");

        assertThat(customer.processInstance("development-need"))
                .hasPassedInOrder(
                        "StartEvent_NeedWasHeardAtATouchpoint",
                        "UserTask_CarryOutTheDevelopment",
                        "EndEvent_EffectIsKnown");
        assertThat(customers.sum(customer, "development-effect")).isEqualByComparingTo("-6");
    }

    @Test
    void the_team_that_the_plan_names_carries_it_out() {
        var need = customers.startedProcess("development-need", "need", "Faster answers", "stage", "contact");

        need.goesThrough("Prioritise the development need")
                .completes("Plan who does what", "responsibleTeam", "customer-service");

        var task = need.touchpoint("Carry out the development");
        assertThat(taskService().getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("customer-service");
    }

    @Test
    void a_need_is_not_taken_and_the_reason_is_told() {
        var need = customers.startedProcess("development-need", "need", "A shop in every town", "stage", "awareness");

        need.completes(
                "Prioritise the development need", "needTaken", "no", "notTakenReason", "Customers buy from the web");

        assertThat(need.processInstance("development-need"))
                .hasPassedInOrder("StartEvent_NeedWasRecorded", "EndEvent_NeedWasNotTakenTheReasonIsTold");
    }
}
