package org.ostopolku.process.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ostopolku.TestModel.properties;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.TestModel;
import org.ostopolku.platform.mail.MailDelivery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class FeedbackRequestDelegateTest {

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ContactSuppressionList refused;

    @Autowired
    private MailDelivery delivery;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @BeforeEach
    void deployModel() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        TestModel.deploy(repository, """
                <process id="test-feedback" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="SendTask_Ask"/>
                  <sendTask id="SendTask_Ask" camunda:delegateExpression="${askFeedback}">%s</sendTask>
                </process>
                """.formatted(properties(
                "subject", "How did it go, ${customerName}?",
                "text", "Journey ${execution.processBusinessKey}: ${touchpoint}?")));
    }

    @Test
    void the_customer_is_asked_by_mail() throws Exception {
        ask("ann@customer.example", "Alku Oy");

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("How did it go, Alku Oy?");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ann@customer.example");
            assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("feedback@localhost");
            assertThat(GreenMailUtil.getBody(mail)).isEqualTo("Journey J-mail: Talk?");
        });
    }

    @Test
    void the_question_goes_to_the_address_that_the_stage_has_learned() throws Exception {
        runtime.createMessageCorrelation("customer-noticed")
                .processInstanceBusinessKey("J-address")
                .setVariable("customerName", "Alku Oy")
                .setVariable("contactEmail", "old@customer.example")
                .correlateStartMessage();
        var stage = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("J-address", "awareness")
                .singleResult();
        runtime.setVariable(stage.getId(), "contactEmail", "new@customer.example");

        runtime.createMessageCorrelation("feedback-requested")
                .processInstanceBusinessKey("J-address")
                .setVariable("touchpoint", "Talk")
                .correlateStartMessage();
        var question = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("J-address", "touchpoint-feedback")
                .singleResult();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(question.getId())
                .singleResult()
                .getId());

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("How did it go, Alku Oy?");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("new@customer.example");
        });
        assertThat(runtime.getVariables(question.getId())).containsOnlyKeys("touchpoint");
    }

    @Test
    void without_an_address_no_mail_is_sent() {
        ask(null, "Alku Oy");

        assertThat(mails()).isEmpty();
    }

    @Test
    void who_refused_contact_in_an_earlier_journey_is_asked_only_after_agreeing_anew() {
        refused.hold("J-refused", Map.of("contactEmail", "Refused@customer.example"));
        ask("refused@customer.example", "Alku Oy");
        assertThat(mails()).isEmpty();

        refused.confirm("J-refused");
        ask("refused@customer.example", "Alku Oy");
        assertThat(mails()).isEmpty();

        var variables = new HashMap<String, Object>();
        variables.put("contactEmail", "refused@customer.example");
        variables.put("contactConsent", "yes");
        variables.put("customerName", "Alku Oy");
        variables.put("touchpoint", "Talk");
        runtime.startProcessInstanceByKey("test-feedback", "J-mail", variables);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_name_cannot_add_headers_to_the_mail() throws Exception {
        ask("ann@customer.example", "Alku\r\nBcc: all@customer.example");

        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.getHeader("Bcc"))
                .isNull());
    }

    @Test
    void one_address_is_one_person() {
        assertThatThrownBy(() -> ask("ann@customer.example, bob@customer.example", "Alku Oy"))
                .hasMessageContaining("is not one e-mail address");
        assertThat(mails()).isEmpty();
    }

    /** All mails are sent, by this test or by the scheduler. */
    private MimeMessage[] mails() {
        delivery.sendDue();
        await().until(() -> jdbc.sql("select count(*) from waiting_mail")
                        .query(Integer.class)
                        .single()
                == 0);
        return MAIL.getReceivedMessages();
    }

    private void ask(String address, String customer) {
        var variables = new HashMap<String, Object>(Map.of("customerName", customer, "touchpoint", "Talk"));
        variables.put("contactEmail", address);
        runtime.startProcessInstanceByKey("test-feedback", "J-mail", variables);
    }
}
