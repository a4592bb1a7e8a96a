package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.ostopolku.Races;
import org.ostopolku.Races.Race;
import org.ostopolku.Races.Work;
import org.ostopolku.process.kpi.OrderBook;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two users, messages or jobs work on the same journey at once. {@code -Derasure.races=500} also repeats each race freely. */
@Story
@EnabledIfSystemProperty(named = "spring.profiles.include", matches = "postgresql", disabledReason = Races.DATABASE)
class JourneyRaceStories {

    private static final String DELIVER = "Deliver as the customer chose";
    private static final String NEGOTIATE = "Negotiate with the customer";
    private static final String AGREE = "Agree on delivery and start";

    private final Customers customers;
    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final OrderBook orderBook;
    private final JdbcClient jdbc;
    private final Races races;

    JourneyRaceStories(Customers customers, ProcessEngine engine, OrderBook orderBook, JdbcClient jdbc) {
        this.customers = customers;
        this.engine = engine;
        this.runtime = engine.getRuntimeService();
        this.orderBook = orderBook;
        this.jdbc = jdbc;
        this.races = new Races(engine);
    }

    @AfterEach
    void stopThreads() {
        races.close();
    }

    @Test
    void a_new_number_is_taken_by_one_journey_only() throws Exception {
        races.run("start / start with the same number", () -> {
            var number = "Race-" + UUID.randomUUID();
            return new Race(() -> start(number), () -> start(number.toUpperCase(Locale.ROOT)), outcome -> {
                assertThat(outcome.failures()).singleElement().satisfies(failure -> assertThat(failure)
                        .isInstanceOf(BadUserRequestException.class)
                        .hasMessageContaining("is taken by another journey"));
                assertThat(count("journey", "lower(number)", number)).isOne();
                assertThat(count("open_journey", "lower(journey)", number)).isOne();
                assertThat(count(
                                "act_hi_procinst",
                                "proc_def_key_ = 'customer-journey' and lower(business_key_)",
                                number))
                        .isOne();
                assertThat(count("kpi_record", "kpi = 'stage-entered' and lower(journey)", number))
                        .isOne();
            });
        });
    }

    @Test
    void the_next_free_number_is_free_although_a_user_takes_it_at_this_moment() throws Exception {
        races.run("start with the next number / start without number", () -> {
            var last = start(null);
            var next = "J-" + (Integer.parseInt(last.substring(2)) + 1);
            return new Race(() -> start(next), () -> start(null), outcome -> {
                assertThat(outcome.other()).isNull();
                assertThat(count("journey", "lower(number)", next)).isOne();
            });
        });
    }

    @Test
    void an_order_that_two_users_agree_on_at_once_is_logged_once() throws Exception {
        races.run("order / order", () -> {
            var customer = inSale().goesThrough(NEGOTIATE);
            var task = customer.touchpoint(AGREE);
            return new Race(complete(task), complete(task), outcome -> {
                assertThat(outcome.failures()).singleElement().satisfies(JourneyRaceStories::isConflict);
                assertThat(customers.values(customer, "orders")).hasSize(1);
                assertThat(orderBook.open(customer.journey())).hasSize(1);
                assertThat(customer.touchpoint(DELIVER)).isNotNull();
            });
        });
    }

    @Test
    void a_delivery_that_two_users_complete_at_once_is_settled_once() throws Exception {
        races.run("delivered / cancelled", () -> {
            var customer = withOrder();
            var task = customer.touchpoint(DELIVER);
            return new Race(
                    complete(task),
                    complete(task, "deliveryResult", "cancelled", "cancellationReason", "Not built"),
                    outcome -> {
                        assertThat(outcome.failures()).singleElement().satisfies(JourneyRaceStories::isConflict);
                        isSettled(customer);
                        assertThat(customers.values(customer, "delivered-in-time"))
                                .hasSize(outcome.one() == null ? 1 : 0);
                        assertThat(customers.sum(customer, "sales-value").signum())
                                .isEqualTo(outcome.one() == null ? 1 : 0);
                    });
        });
    }

    @Test
    void two_deliveries_of_a_journey_end_at_once() throws Exception {
        races.run("delivery / other delivery", () -> {
            var customer = withOrder()
                    .sends("customer-moved", "toStage", "sale")
                    .completes("Prepare the offer with the customer", "offerValue", 40000)
                    .goesThrough(NEGOTIATE, AGREE);
            var deliveries = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(customer.journey())
                    .taskName(DELIVER)
                    .list();
            return new Race(complete(deliveries.get(0)), complete(deliveries.get(1)), outcome -> {
                outcome.failures().forEach(JourneyRaceStories::isConflict);
                completeOpen(customer, DELIVER);
                isSettled(customer);
                assertThat(customers.values(customer, "delivered-in-time")).hasSize(2);
                assertThat(customer.processInstance("use")).isWaitingAt("UserTask_WelcomeAndStart");
            });
        });
    }

    @Test
    void a_delivery_ends_while_the_path_closes() throws Exception {
        races.run("delivery / end of the path", () -> {
            var customer = withOrder()
                    .sends("customer-moved", "toStage", "sale")
                    .goesThrough("Prepare the offer with the customer");
            return new Race(
                    complete(customer.touchpoint(DELIVER)),
                    complete(customer.touchpoint(NEGOTIATE), "saleDecision", "declines", "declineReason", "price"),
                    outcome -> {
                        outcome.failures().forEach(JourneyRaceStories::isConflict);
                        completeOpen(customer, DELIVER);
                        completeOpen(customer, NEGOTIATE, "saleDecision", "declines", "declineReason", "price");
                        isSettled(customer);
                        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerDeclined");
                    });
        });
    }

    @Test
    void a_delivery_ends_while_the_customer_comes_back_to_use() throws Exception {
        races.run("delivery / move to use", () -> {
            var customer = withOrder().sends("customer-moved", "toStage", "growth");
            Work move = () -> runtime.createMessageCorrelation("customer-moved")
                    .processInstanceBusinessKey(customer.journey())
                    .setVariable("toStage", "use")
                    .correlate();
            return new Race(complete(customer.touchpoint(DELIVER)), move, outcome -> {
                outcome.failures().forEach(JourneyRaceStories::isConflict);
                completeOpen(customer, DELIVER);
                if (outcome.other() != null) {
                    move.run();
                }
                isSettled(customer);
                assertThat(customer.processInstance("use")).hasNotPassed("Event_DeliveryOrdered");
                assertThat(customer.processInstance("use")).isNotWaitingAt("Event_DeliverySettled");
            });
        });
    }

    @Test
    void one_question_for_feedback_is_open_although_two_are_asked_at_once() throws Exception {
        races.run("question / question", () -> {
            var customer = withOrder().sends("feedback-received", "feedbackScore", 10);
            var jobs = List.of(question(customer), question(customer));
            return new Race(execute(jobs.get(0)), execute(jobs.get(1)), outcome -> {
                outcome.failures().forEach(JourneyRaceStories::isConflict);
                if (outcome.one() != null) {
                    execute(jobs.get(0)).run();
                }
                if (outcome.other() != null) {
                    execute(jobs.get(1)).run();
                }
                customer.sends("feedback-received", "feedbackScore", 10);
                assertThat(customers.values(customer, "feedback-score")).hasSize(2);
            });
        });
    }

    @Test
    void a_customer_has_one_owner_although_two_are_named_at_once() throws Exception {
        var identities = engine.getIdentityService();
        identities.saveUser(identities.newUser("race-eero"));
        try {
            races.run("first touchpoint / owner set", () -> {
                var customer = customers
                        .inContact()
                        .sends("help-requested", "helpTopic", "The line stops")
                        .goesThrough("Answer the first enquiry");
                customer.isClaimedBy("race-aino", "Map who takes part in buying");
                var journey = customer.processInstance("customer-journey").getId();
                return new Race(
                        complete(customer.touchpoint("Map who takes part in buying")),
                        () -> runtime.setVariable(journey, "owner", "race-eero"),
                        outcome -> {
                            outcome.failures().forEach(JourneyRaceStories::isConflict);
                            assertThat(Stream.of("customer-journey", "help-request")
                                            .map(process -> runtime.getVariable(
                                                    customer.processInstance(process)
                                                            .getId(),
                                                    "owner")))
                                    .doesNotContainNull()
                                    .containsOnly(customer.variable("owner"));
                        });
            });
        } finally {
            identities.deleteUser("race-eero");
        }
    }

    private CustomerStory inSale() {
        return customers
                .inAwareness("signalKind", "content-visited")
                .goesThrough("Assess the buying signal")
                .sends("customer-moved", "toStage", "sale")
                .goesThrough("Prepare the offer with the customer");
    }

    private CustomerStory withOrder() {
        return inSale().goesThrough(NEGOTIATE, AGREE);
    }

    private String start(String number) {
        var message = runtime.createMessageCorrelation("customer-noticed")
                .setVariables(Map.of("signalKind", "form-sent", "customerName", "Kuusi Oy", "customerId", "K-1"));
        if (number != null) {
            message.processInstanceBusinessKey(number);
        }
        return ((ExecutionEntity) message.correlateStartMessage()).getProcessBusinessKey();
    }

    private Work complete(Task task, Object... answers) {
        Map<String, Object> given = new HashMap<>(OrdinaryAnswers.of(task.getName()));
        for (int i = 0; i < answers.length; i += 2) {
            given.put((String) answers[i], answers[i + 1]);
        }
        return () -> engine.getTaskService().complete(task.getId(), given);
    }

    /** As a user who tries again after a conflict; runs the jobs too. */
    private static void completeOpen(CustomerStory customer, String touchpoint, Object... answers) {
        if (customer.openTouchpoints().contains(touchpoint)) {
            customer.completes(touchpoint, answers);
        }
    }

    private Work execute(String job) {
        return () -> engine.getManagementService().executeJob(job);
    }

    /** The job that asks a new question. */
    private String question(CustomerStory customer) {
        var process = runtime.createMessageCorrelation("feedback-requested")
                .processInstanceBusinessKey(customer.journey())
                .setVariables(Map.of("customerName", "Kuusi Oy", "touchpoint", DELIVER))
                .correlateStartMessage();
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .singleResult()
                .getId();
    }

    private static void isConflict(Exception failure) {
        assertThat(Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause))
                .as("a conflict: " + failure)
                .hasAtLeastOneElementOfType(OptimisticLockingException.class);
    }

    private void isSettled(CustomerStory customer) {
        assertThat(customers.sum(customer, "order-book")).isZero();
        assertThat(customers.sum(customer, "order-book-margin")).isZero();
        assertThat(orderBook.open(customer.journey())).isEmpty();
    }

    private int count(String table, String column, String number) {
        return jdbc.sql("select count(*) from %s where %s = ?".formatted(table, column))
                .param(number.toLowerCase(Locale.ROOT))
                .query(Integer.class)
                .single();
    }
}
