package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.analytics.attention.AlertSubscriptions;
import org.ostopolku.platform.mail.MailDelivery;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The process KPI watch: alerts for figures past their limit. The figures include all customers, so each story uses another
 * year.
 */
@Story
class KpiWatchStories {

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    private final Customers customers;
    private final AlertSubscriptions subscriptions;
    private final IdentityService identities;
    private final ManagementService jobs;
    private final MailDelivery delivery;
    private final JdbcClient jdbc;
    private final DefaultListableBeanFactory beans;

    KpiWatchStories(
            Customers customers,
            AlertSubscriptions subscriptions,
            IdentityService identities,
            ManagementService jobs,
            MailDelivery delivery,
            JdbcClient jdbc,
            DefaultListableBeanFactory beans) {
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.identities = identities;
        this.jobs = jobs;
        this.delivery = delivery;
        this.jdbc = jdbc;
        this.beans = beans;
    }

    @BeforeEach
    void subscribeManagerAndRep() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(MAIL.getSmtp().getPort());
        beans.registerSingleton("mailServer", server);
        Stream.of("manager", "rep").forEach(person -> {
            var user = identities.newUser(person);
            user.setEmail(person + "@ostopolku.example");
            identities.saveUser(user);
            subscriptions.add(person);
        });
        identities.createMembership("manager", "managers");
        identities.createMembership("rep", "sales");
    }

    @AfterEach
    void removeSubscribersAndAlerts() {
        ClockUtil.reset();
        beans.destroySingleton("mailServer");
        Stream.of("manager", "rep").forEach(person -> {
            subscriptions.remove(person);
            identities.deleteUser(person);
        });
        jdbc.sql("delete from kpi_alert").update();
    }

    @Test
    void a_figure_past_its_limit_raises_an_alert_and_is_mailed_to_who_asked_for_it() throws Exception {
        addCustomersWithAnswer(5, 3000, 3);

        runNextKpiWatch();

        assertThat(alerts()).containsExactly("first-response-hours");
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("manager@ostopolku.example");
            assertThat(mail.getSubject()).isEqualTo("Past its limit: Hours to the first answer");
            assertThat(GreenMailUtil.getBody(mail))
                    .contains("Hours to the first answer (stage contact): 72 hours, limit 24 hours")
                    .doesNotContain("Kuusi");
        });

        runNextKpiWatch();
        assertThat(mails()).as("mails after a second run without a change").hasSize(1);
    }

    @Test
    void an_alert_ends_when_the_figure_is_good_again() throws Exception {
        addCustomersWithAnswer(5, 4000, 3);
        runNextKpiWatch();

        addCustomersWithAnswer(6, 4005, 0);
        runNextKpiWatch();

        assertThat(alerts()).isEmpty();
        assertThat(mails()).last().satisfies(mail -> assertThat(mail.getSubject())
                .isEqualTo("Within its limit again: Hours to the first answer"));
    }

    @Test
    void a_few_values_raise_no_alert() throws Exception {
        addCustomersWithAnswer(4, 5000, 3);

        runNextKpiWatch();

        assertThat(alerts()).isEmpty();
        assertThat(mails()).isEmpty();
    }

    /** Adds customers who enter the stage Contact after {@code begin} days and get the first answer {@code days} days later. */
    private void addCustomersWithAnswer(int number, int begin, int days) {
        for (int i = 0; i < number; i++) {
            customers
                    .inAwareness("signalKind", "content-visited")
                    .waits(Duration.ofDays(begin))
                    .goesThrough("Assess the buying signal", "Send helpful content")
                    .waits(Duration.ofDays(days))
                    .completes("Answer the first enquiry");
        }
    }

    private void runNextKpiWatch() {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(1))));
        jobs.executeJob(jobs.createJobQuery()
                .processDefinitionKey("kpi-watch")
                .timers()
                .singleResult()
                .getId());
        for (var due = due(); !due.isEmpty(); due = due()) {
            jobs.executeJob(due.get(0).getId());
        }
    }

    private List<Job> due() {
        return jobs.createJobQuery()
                .processDefinitionKey("kpi-watch")
                .messages()
                .list();
    }

    private List<String> alerts() {
        return jdbc.sql("select kpi from kpi_alert where ended_at is null")
                .query(String.class)
                .list();
    }

    /** The mails to employees. They are sent by this test or by the scheduler. */
    private List<MimeMessage> mails() throws Exception {
        delivery.sendDue();
        await().until(() -> jdbc.sql("select count(*) from waiting_mail where journey is null")
                        .query(Integer.class)
                        .single()
                == 0);
        return Stream.of(MAIL.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains("@ostopolku.example"))
                .toList();
    }
}
