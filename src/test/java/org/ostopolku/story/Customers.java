package org.ostopolku.story;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.runtimeService;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates customers at the point of the path where a story begins, and reads their ledger rows. */
class Customers {

    private final JdbcClient jdbc;
    private final AtomicInteger numbers = new AtomicInteger();

    Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private String newNumber() {
        return "STORY-" + numbers.incrementAndGet();
    }

    CustomerStory inAwareness(Object... variables) {
        return CustomerStory.startByMessage(newNumber(), variables);
    }

    CustomerStory inContact() {
        return inAwareness("signalKind", "content-visited")
                .goesThrough("Assess the buying signal", "Send helpful content");
    }

    CustomerStory inActivation() {
        return inContact().goesThrough("Answer the first enquiry", "Map who takes part in buying");
    }

    CustomerStory inSale() {
        return inActivation()
                .goesThrough("Hold the needs interview", "Show the solution", "Answer the evaluators' questions");
    }

    CustomerStory inNegotiation() {
        return inSale().goesThrough("Prepare the offer with the customer");
    }

    CustomerStory withOrder() {
        return inNegotiation().goesThrough("Negotiate with the customer", "Agree on delivery and start");
    }

    CustomerStory inUse() {
        return withOrder().goesThrough("Deliver as the customer chose", "Welcome and start");
    }

    CustomerStory inUseForThirtyDays() {
        return inUse().waits(Duration.ofDays(30));
    }

    CustomerStory inUseForNinetyDays() {
        return inUseForThirtyDays()
                .goesThrough("Check the value in use at 30 days")
                .waits(Duration.ofDays(60));
    }

    CustomerStory inGrowth() {
        return inUseForNinetyDays().goesThrough("Check the value in use at 90 days");
    }

    CustomerStory inNurture() {
        return inAwareness()
                .goesThrough("Assess the buying signal")
                .completes("Send helpful content", "interest", "not-now");
    }

    CustomerStory inExit() {
        return inUse().sends("customer-left");
    }

    CustomerStory inWinBack() {
        return inExit().completes("Understand why the customer leaves", "mayContactAgain", "yes")
                .goesThrough("Take care of what is left");
    }

    /** A journey started by its form, without a number. */
    CustomerStory startedByForm(Object... answers) {
        return CustomerStory.startByForm(JourneyProcess.CUSTOMER_JOURNEY, null, answers);
    }

    /** A supporting process started by its form. */
    CustomerStory startedProcess(String process, Object... answers) {
        return CustomerStory.startByForm(process, newNumber(), answers);
    }

    /** The journeys started by a recommendation of this customer. */
    List<CustomerStory> referredBy(CustomerStory customer) {
        return runtimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(JourneyProcess.CUSTOMER_JOURNEY)
                .variableValueEquals("referredBy", customer.journey())
                .list()
                .stream()
                .map(instance -> CustomerStory.of(instance.getBusinessKey()))
                .toList();
    }

    /** The sum of a KPI over the journey's ledger rows. */
    BigDecimal sum(CustomerStory customer, String kpi) {
        return jdbc.sql("select coalesce(sum(kpi_value), 0) from kpi_record where journey = ? and kpi = ?")
                .params(customer.journey(), kpi)
                .query(BigDecimal.class)
                .single();
    }

    /** The values of a KPI in the journey's ledger rows, in insertion order. */
    List<BigDecimal> values(CustomerStory customer, String kpi) {
        return jdbc.sql("select kpi_value from kpi_record where journey = ? and kpi = ? order by id")
                .params(customer.journey(), kpi)
                .query(BigDecimal.class)
                .list();
    }

    /** The stages of a KPI in the journey's ledger rows, in insertion order. */
    List<String> stages(CustomerStory customer, String kpi) {
        return jdbc.sql("select stage from kpi_record where journey = ? and kpi = ? order by id")
                .params(customer.journey(), kpi)
                .query(String.class)
                .list();
    }

    /** The outcomes of a KPI in the journey's ledger rows, in insertion order. */
    List<String> outcomes(CustomerStory customer, String kpi) {
        return jdbc.sql("select outcome from kpi_record where journey = ? and kpi = ? order by id")
                .params(customer.journey(), kpi)
                .query(String.class)
                .list();
    }
}
