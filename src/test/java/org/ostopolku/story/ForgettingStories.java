package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.customer.privacy.ErasurePreviews;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process Forgetting: erases personal data after the retention period of the table {@code retention}. */
@Story
class ForgettingStories {

    private final Customers customers;
    private final ManagementService jobs;
    private final HistoryService history;
    private final JdbcClient jdbc;
    private final ErasurePreviews previews;

    ForgettingStories(
            Customers customers,
            ManagementService jobs,
            HistoryService history,
            JdbcClient jdbc,
            ErasurePreviews previews) {
        this.customers = customers;
        this.jobs = jobs;
        this.history = history;
        this.jdbc = jdbc;
        this.previews = previews;
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void a_customer_is_forgotten_when_the_time_of_their_ending_is_over() {
        var customer = customers
                .inAwareness()
                .completes(
                        "Assess the buying signal",
                        "industryFit",
                        "outside",
                        "problemFit",
                        "no",
                        "developmentNeed",
                        "Tell who is not served")
                .completes("Say politely that we do not fit")
                .journey();

        runNightlyErasureAfter(364);
        assertThat(names(customer)).isNotEmpty();
        assertThat(proofs(customer)).isEmpty();

        runNightlyErasureAfter(2);
        assertThat(names(customer)).isEmpty();
        assertThat(proofs(customer)).containsExactly("retention");

        runNightlyErasureAfter(1);
        assertThat(proofs(customer)).as("erasures after the second night").hasSize(1);
    }

    @Test
    void the_name_of_a_customer_who_left_without_an_order_is_not_kept() {
        var customer = customers
                .inActivation()
                .sends("customer-left")
                .goesThrough("Understand why the customer leaves", "Take care of what is left");
        var buyer = customers
                .inUse()
                .sends("customer-left")
                .goesThrough("Understand why the customer leaves", "Take care of what is left");

        assertThat(previews.ordersKeptUntil(customer.journey())).isEmpty();
        assertThat(previews.ordersKeptUntil(buyer.journey())).isPresent();
    }

    @Test
    void the_data_of_an_order_is_forgotten_when_the_law_does_not_order_to_keep_it_any_more() {
        var customer = customers
                .inUse()
                .sends("customer-moved", "toStage", "contact")
                .completes("Answer the first enquiry", "contactConsent", "no")
                .waits(Duration.ofDays(15))
                .journey();

        runNightlyErasureAfter(1);
        assertThat(names(customer)).isNotEmpty();
        assertThat(proofs(customer)).containsExactly("contact-refused");

        runNightlyErasureAfter(2557);
        assertThat(names(customer)).isEmpty();
        assertThat(proofs(customer)).containsExactlyInAnyOrder("contact-refused", "retention");
    }

    @Test
    void a_customer_whose_journey_goes_on_is_not_forgotten() {
        var customer = customers.inContact().journey();

        runNightlyErasureAfter(4000);

        assertThat(names(customer)).isNotEmpty();
        assertThat(proofs(customer)).isEmpty();
    }

    @Test
    void a_mail_that_waits_is_not_sent_to_who_refused_contact_meanwhile() {
        var customer = customers.inContact();
        jdbc.sql("""
                        insert into waiting_mail (id, journey, process_instance, address, subject, content, next_attempt_at)
                        values ('same', 'another', '-', 'Aino.Laine@kuusi.example', '-', '-', current_timestamp),
                            ('other', 'another', '-', 'other@kuusi.example', '-', '-', current_timestamp)
                        """).update();

        customer.completes("Answer the first enquiry", "contactConsent", "no");

        assertThat(jdbc.sql("select id from waiting_mail where journey = 'another'")
                        .query(String.class)
                        .list())
                .containsExactly("other");
        jdbc.sql("delete from waiting_mail").update();
    }

    private void runNightlyErasureAfter(int days) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(days))));
        jobs.executeJob(jobs.createJobQuery()
                .processDefinitionKey("forgetting")
                .timers()
                .singleResult()
                .getId());
        for (var due = due(); !due.isEmpty(); due = due()) {
            jobs.executeJob(due.get(0).getId());
        }
    }

    private List<Job> due() {
        return jobs.createJobQuery()
                .processDefinitionKey("forgetting")
                .messages()
                .list();
    }

    private List<Object> names(String journey) {
        var processes = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(journey).list().stream()
                .map(process -> process.getId())
                .toArray(String[]::new);
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(processes)
                .variableName("customerName")
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .filter(name -> name != null)
                .toList();
    }

    private List<String> proofs(String journey) {
        return jdbc.sql("select reason from erasure where journey = :journey")
                .param("journey", journey)
                .query(String.class)
                .list();
    }
}
