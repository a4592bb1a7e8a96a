package org.ostopolku.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ostopolku.TestModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Mail servers that are away, refuse, or never answer. */
@SpringBootTest
@TestPropertySource(properties = "spring.mail.properties.mail.smtp.timeout=200")
@ExtendWith(OutputCaptureExtension.class)
class MailDeliveryTest {

    private static final int PORT = freePort();
    private static final String ADDRESS = "ann@customer.example";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final MailDelivery delivery;
    private final JdbcClient jdbc;
    private String process;

    MailDeliveryTest(
            @Autowired RepositoryService repository,
            @Autowired RuntimeService runtime,
            @Autowired MailDelivery delivery,
            @Autowired JdbcClient jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.delivery = delivery;
        this.jdbc = jdbc;
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> PORT);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void startProcess() throws Exception {
        TestModel.deploy(
                repository, """
                <process id="test-mail" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="SendTask_Ask"/>
                  <sendTask id="SendTask_Ask" camunda:delegateExpression="${askFeedback}">%s</sendTask>
                  <sequenceFlow id="f2" sourceRef="SendTask_Ask" targetRef="UserTask_Wait"/>
                  <userTask id="UserTask_Wait"/>
                </process>
                """.formatted(TestModel.properties("subject", "How did it go?", "text", "Tell us.")));
        process = runtime.createProcessInstanceByKey("test-mail")
                .businessKey("J-mail")
                .setVariable("contactEmail", ADDRESS)
                .execute()
                .getId();
    }

    @AfterEach
    void removeMails() {
        jdbc.sql("delete from waiting_mail").update();
        runtime.deleteProcessInstance(process, "test");
    }

    @Test
    void a_mail_waits_until_the_server_is_back_and_operators_see_it() throws Exception {
        attempts(1);
        assertThat(incidents()).isEmpty();
        attempts(2);
        assertThat(incidents()).singleElement().satisfies(incident -> assertThat(incident.getIncidentMessage())
                .startsWith("Not sent in 3 attempts"));

        var server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            attempts(1);
            assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
                assertThat(mail.getSubject()).isEqualTo("How did it go?");
                assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(ADDRESS);
            });
        } finally {
            server.stop();
        }
        assertThat(waiting()).isZero();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void a_mail_that_is_never_taken_is_given_up_after_a_day(CapturedOutput log) {
        attempts(8);

        assertThat(waiting()).isZero();
        assertThat(incidents()).singleElement().satisfies(incident -> assertThat(incident.getIncidentMessage())
                .startsWith("Not sent after 8 attempts, and deleted: "));
        assertThat(log)
                .contains("of journey J-mail was not sent after 8 attempts")
                .doesNotContain(ADDRESS);
    }

    @Test
    void the_address_in_a_refusal_is_not_logged(CapturedOutput log) throws Exception {
        var server = listen("550 5.1.1 <" + ADDRESS + ">: nobody has this address");
        attempts(3);
        server.close();

        assertThat(log)
                .contains("550 5.1.1 <(address)>: nobody has this address")
                .doesNotContain(ADDRESS);
        assertThat(incidents()).singleElement().satisfies(incident -> assertThat(incident.getIncidentMessage())
                .doesNotContain(ADDRESS));
    }

    @Test
    void a_server_that_never_answers_is_not_waited_for() throws Exception {
        var server = new ServerSocket(PORT, 10, InetAddress.getLoopbackAddress());
        attempts(1);
        server.close();

        assertThat(waiting()).isOne();
    }

    /** Attempts as if the delays had passed. The scheduler may have made one of them. */
    private void attempts(int number) {
        for (int attempt = 0; attempt < number; attempt++) {
            int before = made();
            jdbc.sql("update waiting_mail set next_attempt_at = timestamp with time zone '2020-01-01 00:00:00+00:00'")
                    .update();
            delivery.sendDue();
            await().until(() -> made() != before);
        }
    }

    private int made() {
        return jdbc.sql("select max(attempts) from waiting_mail")
                .query(Integer.class)
                .optional()
                .orElse(-1);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from waiting_mail")
                .query(Integer.class)
                .single();
    }

    private List<Incident> incidents() {
        return runtime.createIncidentQuery().processInstanceId(process).list();
    }

    /** A server that answers each recipient in this way. */
    private static ServerSocket listen(String answer) throws IOException {
        var server = new ServerSocket(PORT, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (var client = server.accept()) {
                    talk(client, answer);
                } catch (IOException e) {
                    // The server was closed.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void talk(Socket client, String answer) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream()));
        var out = new PrintWriter(client.getOutputStream(), true);
        out.print("220 test\r\n");
        out.flush();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            out.print((line.startsWith("RCPT") ? answer : "250 ok") + "\r\n");
            out.flush();
        }
    }
}
