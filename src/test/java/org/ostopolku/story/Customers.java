package org.ostopolku.story;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers at the point of the path where a story begins, and what the ledger says of them. */
class Customers {

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final AtomicInteger numbers = new AtomicInteger();

    Customers(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    String newNumber() {
        return "STORY-" + numbers.incrementAndGet();
    }

    CustomerStory whoNotices(Object... facts) {
        return CustomerStory.notices(engine, newNumber(), facts);
    }

    CustomerStory whoSearches() {
        return whoNotices("signalKind", "content-visited")
                .goesThrough("Assess the buying signal", "Send helpful content");
    }

    CustomerStory whoEvaluates() {
        return whoSearches().goesThrough("Answer the first enquiry", "Map who takes part in buying");
    }

    CustomerStory whoWantsAnOffer() {
        return whoEvaluates()
                .goesThrough("Hold the needs interview", "Show the solution", "Answer the evaluators' questions");
    }

    CustomerStory whoNegotiates() {
        return whoWantsAnOffer().goesThrough("Prepare the offer with the customer");
    }

    CustomerStory whoBought() {
        return whoNegotiates().goesThrough("Negotiate with the customer", "Agree on delivery and start");
    }

    CustomerStory whoUses() {
        return whoBought().goesThrough("Deliver as the customer chose", "Welcome and start");
    }

    CustomerStory whoHasUsedForThirtyDays() {
        return whoUses().waits(Duration.ofDays(30));
    }

    CustomerStory whoHasUsedForNinetyDays() {
        return whoHasUsedForThirtyDays()
                .goesThrough("Check the value in use at 30 days")
                .waits(Duration.ofDays(60));
    }

    CustomerStory whoDevelopsWithUs() {
        return whoHasUsedForNinetyDays().goesThrough("Check the value in use at 90 days");
    }

    CustomerStory whoIsKeptWarm() {
        return whoNotices()
                .goesThrough("Assess the buying signal")
                .completes("Send helpful content", "interest", "not-now");
    }

    CustomerStory whoLeft() {
        return whoUses().sends("customer-left");
    }

    CustomerStory whoMayBeAskedBack() {
        return whoLeft()
                .completes("Understand why the customer leaves", "mayContactAgain", "yes")
                .goesThrough("Take care of what is left");
    }

    /** A person starts the journey by the form, without a number. */
    CustomerStory whomSomebodyMeets(Object... answers) {
        return CustomerStory.begins(engine, "customer-journey", null, answers);
    }

    /** Somebody starts a supporting process by its form. */
    CustomerStory forWhomSomebodyBegins(String process, Object... answers) {
        return CustomerStory.begins(engine, process, newNumber(), answers);
    }

    /** The journeys that were started on the recommendation of this customer. */
    List<CustomerStory> referredBy(CustomerStory customer) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("customer-journey")
                .variableValueEquals("referredBy", customer.journey())
                .list()
                .stream()
                .map(instance -> CustomerStory.of(engine, instance.getBusinessKey()))
                .toList();
    }

    /** The sum of the journey's ledger rows of a KPI. */
    BigDecimal sum(CustomerStory customer, String kpi) {
        return jdbc.sql("select coalesce(sum(kpi_value), 0) from kpi_record where journey = ? and kpi = ?")
                .params(customer.journey(), kpi)
                .query(BigDecimal.class)
                .single();
    }

    /** The values of the journey's ledger rows of a KPI, in their order. */
    List<BigDecimal> values(CustomerStory customer, String kpi) {
        return jdbc.sql("select kpi_value from kpi_record where journey = ? and kpi = ? order by id")
                .params(customer.journey(), kpi)
                .query(BigDecimal.class)
                .list();
    }

    /** The outcomes of the journey's ledger rows of a KPI, in their order. */
    List<String> outcomes(CustomerStory customer, String kpi) {
        return jdbc.sql("select outcome from kpi_record where journey = ? and kpi = ? order by id")
                .params(customer.journey(), kpi)
                .query(String.class)
                .list();
    }
}
