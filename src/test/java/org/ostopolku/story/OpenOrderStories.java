package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.authorizationService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.historyService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.identityService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.repositoryService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.taskService;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.attention.AttentionService;
import org.ostopolku.process.kpi.OrderBook;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.touchpoint.UnfinishedTouchpointException;

/** An open order survives every jump and every end of the journey. */
@Story
class OpenOrderStories {

    private static final String DELIVER = "Deliver as the customer chose";

    private static final String AGREE = "Agree on delivery and start";

    private static final FigureFilter YEAR = FigureFilter.of(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 12, 31));

    private final Customers customers;
    private final OrderBook orderBook;
    private final AttentionService attention;

    OpenOrderStories(Customers customers, OrderBook orderBook, AttentionService attention) {
        this.customers = customers;
        this.orderBook = orderBook;
        this.attention = attention;
    }

    @Test
    void a_delivery_goes_on_wherever_the_customer_moves() {
        for (var stage : List.of("awareness", "contact", "activation", "sale", "use", "growth")) {
            var customer = customers.withOrder().sends("customer-moved", "toStage", stage);

            assertThat(customer.processInstance("delivery")).isWaitingAt("UserTask_DeliverAsTheCustomerChose");
            assertThat(taskService().getVariable(customer.touchpoint(DELIVER).getId(), "deliveryPlace"))
                    .isNotNull();
            assertThat(orderBook.open(customer.journey())).hasSize(1);

            customer.goesThrough(DELIVER);

            assertThat(customer.processInstance("delivery")).hasPassed("EndEvent_CustomerHasTheDeliveryAsAgreed");
            assertThat(customers.values(customer, "delivered-in-time")).hasSize(1);
            assertThat(customers.stages(customer, "delivered-in-time")).containsExactly("use");
            isSettled(customer);
        }
    }

    @Test
    void a_customer_who_comes_back_waits_for_the_same_delivery() {
        var customer = customers.withOrder().sends("customer-moved", "toStage", "growth");

        customer.sends("customer-moved", "toStage", "use");

        assertThat(customer.processInstance("use")).isWaitingAt("Event_DeliverySettled");
        assertThat(customer.processInstance("use")).hasNotPassed("Event_DeliveryOrdered");

        customer.goesThrough(DELIVER);

        assertThat(customer.processInstance("use")).isWaitingAt("UserTask_WelcomeAndStart");
        isSettled(customer);
    }

    @Test
    void a_delivery_that_ended_elsewhere_is_not_made_again() {
        var customer = customers
                .withOrder()
                .sends("customer-moved", "toStage", "growth")
                .goesThrough(DELIVER);

        customer.sends("customer-moved", "toStage", "use");

        assertThat(customer.processInstance("use")).isWaitingAt("Event_30Days");
        assertThat(customer.openTouchpoints()).doesNotContain(DELIVER);
        isSettled(customer);
    }

    @Test
    void a_second_order_gets_a_delivery_of_its_own() {
        var customer = customers.withOrder().sends("customer-moved", "toStage", "sale");

        customer.completes("Prepare the offer with the customer", "offerValue", 40000)
                .goesThrough("Negotiate with the customer", "Agree on delivery and start");

        assertThat(deliveries(customer)).hasSize(2);
        assertThat(orderBook.open(customer.journey())).hasSize(2);

        complete(deliveries(customer).get(0));

        assertThat(customers.sum(customer, "order-book")).isEqualByComparingTo("40000");
        assertThat(orderBook.open(customer.journey())).singleElement().satisfies(order -> assertThat(order.value())
                .isEqualByComparingTo("40000"));

        customer.goesThrough(DELIVER);

        isSettled(customer);
    }

    @Test
    void a_second_order_of_the_same_value_gets_a_delivery_of_its_own() {
        var customer = customers
                .withOrder()
                .sends("customer-moved", "toStage", "sale")
                .goesThrough(
                        "Prepare the offer with the customer",
                        "Negotiate with the customer",
                        "Agree on delivery and start");

        assertThat(deliveries(customer)).hasSize(2);

        complete(deliveries(customer).get(0));

        assertThat(orderBook.open(customer.journey())).hasSize(1);
    }

    @Test
    void an_agreed_purchase_is_not_lost_before_the_order_is_logged() {
        var customer = customers.inNegotiation().goesThrough("Negotiate with the customer");
        for (var refused : List.<ThrowingCallable>of(
                () -> customer.sends("customer-moved", "toStage", "growth"), () -> customer.sends("customer-left"))) {
            assertThatThrownBy(refused)
                    .isInstanceOf(UnfinishedTouchpointException.class)
                    .hasMessageContaining(customer.journey(), AGREE, "The customer has bought", "Complete it first");
        }
        for (var process : List.of("customer-journey", "sale")) {
            var instance = customer.processInstance(process).getId();
            assertThatThrownBy(() -> runtimeService().deleteProcessInstance(instance, null, true, true))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining(AGREE, "with a reason");
        }

        customer.goesThrough(AGREE).sends("customer-moved", "toStage", "growth");

        assertThat(orderBook.open(customer.journey())).hasSize(1);
        customer.goesThrough(DELIVER);
        isSettled(customer);
    }

    @Test
    void an_agreed_purchase_is_deleted_with_a_reason() {
        for (var process : List.of("customer-journey", "sale")) {
            var customer = customers.inNegotiation().goesThrough("Negotiate with the customer");
            runtimeService()
                    .deleteProcessInstance(customer.processInstance(process).getId(), "Entered twice", false, true);

            assertThat(customer.openTouchpoints()).doesNotContain(AGREE);
        }
    }

    @Test
    void a_path_that_closes_waits_for_the_delivery() {
        var customer = customers
                .withOrder()
                .sends("customer-moved", "toStage", "sale")
                .goesThrough("Prepare the offer with the customer")
                .completes("Negotiate with the customer", "saleDecision", "declines", "declineReason", "price");

        assertThat(customer.processInstance("customer-journey")).isWaitingAt("Event_DeliverySettled");
        assertThat(attentionOn(customer)).extracting(Attention.OpenOrder::cause).containsExactly("moved");

        customer.goesThrough(DELIVER);

        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerDeclined");
        isSettled(customer);
    }

    @Test
    void a_customer_who_leaves_while_the_path_waits_is_let_go_well() {
        var customer = customers
                .withOrder()
                .sends("customer-moved", "toStage", "sale")
                .goesThrough("Prepare the offer with the customer")
                .completes("Negotiate with the customer", "saleDecision", "declines", "declineReason", "price")
                .sends("customer-left");

        assertThat(customer.processInstance("exit")).isWaitingAt("UserTask_UnderstandWhyTheCustomerLeaves");
        assertThat(customer.processInstance("delivery")).isWaitingAt("UserTask_DeliverAsTheCustomerChose");
    }

    @Test
    void an_exit_is_logged_after_the_delivery() {
        var customer = customers
                .withOrder()
                .sends("customer-left")
                .goesThrough("Understand why the customer leaves", "Take care of what is left");

        assertThat(customer.processInstance("exit")).isWaitingAt("Event_DeliverySettled");
        assertThat(customers.sum(customer, "customer-exits")).isZero();

        customer.goesThrough(DELIVER);

        assertThat(customer.processInstance("exit")).hasPassed("EndEvent_CustomerLeftForGood");
        assertThat(customers.sum(customer, "customer-exits")).isEqualByComparingTo("1");
        assertThat(customers.sum(customer, "sales-value")).isPositive();
        isSettled(customer);
    }

    @Test
    void a_customer_with_an_open_order_who_refuses_contact_is_forgotten_after_the_delivery() {
        var customer = customers
                .withOrder()
                .sends("customer-moved", "toStage", "contact")
                .completes("Answer the first enquiry", "contactConsent", "no")
                .waits(Duration.ofDays(15));

        assertThat(customer.processInstance("customer-journey")).isWaitingAt("Event_DeliverySettled");
        assertThat(taskService().getVariables(customer.touchpoint(DELIVER).getId()))
                .extractingByKeys("customerName", "contactEmail", "deliveryPlace")
                .doesNotContain(null, "");

        customer.goesThrough(DELIVER);
        isSettled(customer);
        assertThat(customer.processInstance("customer-journey")).isWaitingAt("UserTask_RevokeAWrongErasure");

        var email = customer.variable("contactEmail");
        var name = customer.variable("customerName");
        var path = customer.processInstance("customer-journey").getId();
        customer.waits(Duration.ofDays(15));

        assertThat(historyService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(path)
                        .variableNameIn("contactEmail", "customerName")
                        .list())
                .extracting(HistoricVariableInstance::getValue)
                .as("the order keeps the name")
                .contains(name)
                .doesNotContain(email);
    }

    @Test
    void an_order_is_cancelled_with_a_reason() {
        var customer = customers.withOrder();
        assertThatThrownBy(() -> customer.completes(DELIVER, "deliveryResult", "cancelled"))
                .hasMessageContaining("Why is the order cancelled?");

        customer.completes(DELIVER, "deliveryResult", "cancelled", "cancellationReason", "The plant is not built");

        assertThat(customer.processInstance("delivery")).hasPassed("EndEvent_OrderIsCancelled");
        assertThat(customer.processInstance("exit")).isWaitingAt("UserTask_UnderstandWhyTheCustomerLeaves");
        assertThat(customers.sum(customer, "sales-value")).isZero();
        assertThat(customers.values(customer, "delivered-in-time")).isEmpty();
        isSettled(customer);
    }

    @Test
    void a_late_promise_and_a_moved_customer_need_attention() {
        var customer = customers.withOrder();
        assertThat(attentionOn(customer)).isEmpty();

        customer.waits(Duration.ofDays(90));
        assertThat(attentionOn(customer)).extracting(Attention.OpenOrder::cause).containsExactly("overdue");

        customer.sends("customer-moved", "toStage", "growth");
        assertThat(attentionOn(customer)).singleElement().satisfies(order -> {
            assertThat(order.cause()).isEqualTo("moved");
            assertThat(order.value()).isEqualByComparingTo(customers.sum(customer, "order-book"));
            assertThat(order.place()).isEqualTo("growth");
            assertThat(order.cockpit())
                    .isEqualTo(customer.processInstance("customer-journey").getId());
        });
        assertThat(attention.findOpenOrders(YEAR, 0, 1000).found())
                .filteredOn(one -> one.journey().equals(customer.journey()))
                .singleElement()
                .satisfies(one -> assertThat(one.happened()).isNotNull());
    }

    @Test
    void a_journey_or_delivery_with_an_open_order_is_deleted_only_with_a_reason() {
        var customer = customers.withOrder();
        for (var process : List.of("customer-journey", "use", "delivery")) {
            var instance = customer.processInstance(process).getId();
            assertThatThrownBy(() -> runtimeService().deleteProcessInstance(instance, null))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("has an open order", customer.journey());
        }

        var delivery = customer.processInstance("delivery").getId();
        runtimeService().deleteProcessInstance(delivery, "Entered twice", false, true);

        assertThat(attentionOn(customer)).extracting(Attention.OpenOrder::cause).containsExactly("no-delivery");

        customer.sends("customer-moved", "toStage", "use");
        assertThat(attentionOn(customer)).as("the customer is there").hasSize(1);
        restart(historyService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(delivery)
                .singleResult());
        assertThat(attentionOn(customer)).isEmpty();
        customer.goesThrough(DELIVER);

        isSettled(customer);
    }

    /** As the handbook of managers says. */
    private void restart(HistoricProcessInstance delivery) {
        try {
            identityService().setAuthentication("armas", List.of(Groups.CAMUNDA_ADMIN));
            runtimeService()
                    .restartProcessInstances(delivery.getProcessDefinitionId())
                    .startBeforeActivity("StartEvent_DeliveryWasOrdered")
                    .processInstanceIds(delivery.getId())
                    .execute();
        } finally {
            identityService().clearAuthentication();
        }
    }

    @Test
    void only_an_administrator_deletes_a_journey_with_an_open_order() {
        var customer = customers.withOrder();
        var path = customer.processInstance("customer-journey").getId();
        var grant = authorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId("kaisa");
        grant.setResource(Resources.PROCESS_INSTANCE);
        grant.setResourceId(path);
        grant.addPermission(Permissions.DELETE);
        authorizationService().saveAuthorization(grant);
        try {
            identityService().setAuthentication("kaisa", List.of("sales-management"));
            assertThatThrownBy(() -> runtimeService().deleteProcessInstance(path, "Entered twice"))
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageContaining("Only an administrator", customer.journey());

            identityService().setAuthentication("armas", List.of(Groups.CAMUNDA_ADMIN));
            runtimeService().deleteProcessInstance(path, "Entered twice");
        } finally {
            identityService().clearAuthentication();
        }

        assertThat(attentionOn(customer)).extracting(Attention.OpenOrder::cause).containsExactly("ended");
    }

    @Test
    void no_model_is_deleted_with_a_journey_that_has_an_open_order() {
        var customer = customers.withOrder();
        for (var process : List.of("customer-journey", "use", "delivery")) {
            var definition = customer.processInstance(process).getProcessDefinitionId();
            var deployment =
                    repositoryService().getProcessDefinition(definition).getDeploymentId();
            isRefused(() -> repositoryService().deleteDeployment(deployment, true));
            isRefused(() -> repositoryService().deleteProcessDefinition(definition, true));
            isRefused(() -> repositoryService()
                    .deleteProcessDefinitions()
                    .byKey(process)
                    .cascade()
                    .delete());
        }

        customer.goesThrough(DELIVER);

        isSettled(customer);
    }

    private static void isRefused(ThrowingCallable deletion) {
        assertThatThrownBy(deletion)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void a_stage_of_an_older_version_has_called_the_delivery() {
        var customer = customers.withOrder();
        var delivery = customer.processInstance("delivery").getId();
        var called = new HashMap<>(runtimeService().getVariables(delivery));
        runtimeService().deleteProcessInstance(delivery, "The older version calls it");
        customer.waits(Duration.ofHours(1));

        runtimeService().startProcessInstanceByKey("delivery", customer.journey(), called);
        customer.goesThrough(DELIVER);

        assertThat(customer.processInstance("delivery")).hasPassed("StartEvent_CustomerWaitsForTheDelivery");
        assertThat(customer.processInstance("use")).isWaitingAt("UserTask_WelcomeAndStart");
        isSettled(customer);
    }

    @Test
    void a_delivery_cannot_end_while_the_journey_that_waits_for_it_is_suspended() {
        var customer = customers.withOrder();
        var use = customer.processInstance("use").getId();
        runtimeService().suspendProcessInstanceById(use);

        assertThatThrownBy(() -> customer.goesThrough(DELIVER)).hasMessageContaining("is suspended");
        assertThat(orderBook.open(customer.journey())).hasSize(1);

        runtimeService().activateProcessInstanceById(use);
        customer.goesThrough(DELIVER);

        assertThat(customer.processInstance("use")).isWaitingAt("UserTask_WelcomeAndStart");
        isSettled(customer);
    }

    private void isSettled(CustomerStory customer) {
        assertThat(customers.sum(customer, "order-book")).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(customers.sum(customer, "order-book-margin")).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(orderBook.open(customer.journey())).isEmpty();
        assertThat(attentionOn(customer)).isEmpty();
    }

    private List<Attention.OpenOrder> attentionOn(CustomerStory customer) {
        return attention.compute(YEAR, "marja", List.of()).openOrders().stream()
                .filter(order -> order.journey().equals(customer.journey()))
                .toList();
    }

    private static List<Task> deliveries(CustomerStory customer) {
        return taskService()
                .createTaskQuery()
                .processInstanceBusinessKey(customer.journey())
                .taskName(DELIVER)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    private static void complete(Task task) {
        taskService().complete(task.getId(), OrdinaryAnswers.of(DELIVER));
    }
}
