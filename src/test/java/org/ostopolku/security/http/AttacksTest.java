package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.WebappLogin;
import org.ostopolku.browser.RunningApplication;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The attacks of attacks.yaml are refused. No answer contains internal details, and no account, permission, model, touchpoint,
 * variable, process or KPI has changed.
 */
@Tag("once")
@RunningApplication
class AttacksTest {

    /** Names of classes, lines of a stack trace, and the names and versions of what the application is made of. */
    static final Pattern INTERNAL_DETAIL = Pattern.compile(
            "\\b(?:org|com|java|javax|jakarta|net)\\.[a-z]+\\.[\\w.]*[A-Z]\\w+|^\\s*at [\\w.$]+\\(|Caused by:|7\\.24\\.0"
                    + "|Jersey[ :/]|Apache Tomcat|Spring Boot|Whitelabel|ACT_[A-Z]+_|select \\w+ from|SQLException|###",
            Pattern.MULTILINE);

    private static final Pattern REPEAT = Pattern.compile("«(.+?) x (\\d+)»");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z-]+)}");

    private final RawHttp http;
    private final TestRestTemplate rest;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final Map<String, String> values = new HashMap<>();

    AttacksTest(@LocalServerPort int port, TestRestTemplate rest, ProcessEngine engine, JdbcClient jdbc) {
        this.http = new RawHttp(port);
        this.rest = rest;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** A customer with an open touchpoint of Marketing: the target of the attacks. */
    @BeforeEach
    void createTarget() {
        var tasks = engine.getTaskService().createTaskQuery().processInstanceBusinessKey("ATTACKED");
        if (engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("ATTACKED")
                        .count()
                == 0) {
            engine.getRuntimeService()
                    .createMessageCorrelation("customer-noticed")
                    .processInstanceBusinessKey("ATTACKED")
                    .setVariables(Map.of("customerName", "Attacked Oy", "signalKind", "content-visited"))
                    .correlateStartMessage();
            await().atMost(Duration.ofSeconds(60)).until(() -> tasks.count() > 0);
        }
        var task = tasks.list().get(0);
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(JourneyProcess.CUSTOMER_JOURNEY)
                .latestVersion()
                .singleResult();
        values.putAll(Map.of(
                "task", task.getId(),
                "instance", task.getProcessInstanceId(),
                "definition", definition.getId(),
                "deployment", definition.getDeploymentId(),
                "taskName", task.getName(),
                "taskDescription", TextNode.valueOf(task.getDescription()).toString(),
                "taskPriority", String.valueOf(task.getPriority())));
    }

    static Stream<Attack> attacks() {
        return Attack.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void is_refused(Attack attack) {
        var before = protectedData();
        attack.steps().forEach(this::isRefused);
        assertThat(protectedData()).isEqualTo(before);
    }

    @Test
    void there_are_many_attacks_of_every_kind() {
        var kinds = attacks().collect(Collectors.groupingBy(Attack::category, Collectors.counting()));
        assertThat(kinds)
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy((kind, attacks) -> assertThat(attacks).as(kind).isGreaterThanOrEqualTo(5));
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(370).doesNotHaveDuplicates();
        assertThat(attacks().map(Attack::name)).doesNotHaveDuplicates();
    }

    private void isRefused(Attack.Step step) {
        var answer = send(step);
        answer.headers().stream()
                .filter(line -> line.toLowerCase().startsWith("set-cookie:"))
                .map(line -> line.substring("set-cookie:".length())
                        .strip()
                        .split(";")[0]
                        .split("=", 2))
                .forEach(cookie -> values.put(cookie[0], cookie[1]));
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(answer.status()).as("%s", answer).isIn(step.answers());
            softly.assertThat(answer.body()).doesNotContainPattern(INTERNAL_DETAIL);
            if (step.without() != null) {
                softly.assertThat(answer.headers() + answer.body()).doesNotContain(step.without());
            }
            if (step.with() != null) {
                softly.assertThat(answer.body()).contains(step.with());
            }
            if (answer.status() != 0) {
                softly.assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
                softly.assertThat(answer.header("Content-Security-Policy").orElse(""))
                        .contains("frame-ancestors 'none'");
                softly.assertThat(answer.header("Server")).isEmpty();
                softly.assertThat(answer.header("X-Powered-By")).isEmpty();
            }
        });
    }

    private RawHttp.Answer send(Attack.Step step) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "localhost");
        headers.put("Connection", "close");
        headers.putAll(identity(step.who()));
        byte[] body = substitute(step.body() == null ? "" : step.body()).getBytes(StandardCharsets.UTF_8);
        if (!step.file().isEmpty()) {
            headers.put("Content-Type", "multipart/form-data; boundary=cut");
            body = form(step.file());
        } else if (step.body() != null) {
            headers.put("Content-Type", "application/json");
        }
        if (!step.length()) {
            headers.put("Transfer-Encoding", "chunked");
            body = chunked(body);
        } else if (body.length > 0) {
            headers.put("Content-Length", String.valueOf(body.length));
        }
        headers.putAll(step.headers());
        var head = substitute(step.send()) + " " + step.protocol() + "\r\n"
                + headers.entrySet().stream()
                        .filter(header -> header.getValue() != null)
                        .map(header -> substitute(header.getKey() + ": " + header.getValue()) + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n";
        return http.send(head, body);
    }

    private Map<String, String> identity(String who) {
        if (who == null) {
            return Map.of();
        }
        if (who.startsWith("session of ")) {
            var person = who.substring("session of ".length());
            var session = WebappLogin.headersOf("tasklist", person, person + "-demo", rest);
            Stream.of(session.getFirst(HttpHeaders.COOKIE).split("; ")).forEach(this::remember);
            return Map.of(
                    HttpHeaders.COOKIE,
                    session.getFirst(HttpHeaders.COOKIE),
                    "X-XSRF-TOKEN",
                    session.getFirst("X-XSRF-TOKEN"));
        }
        var password = who.contains(":") ? substitute(who) : who + ":" + who + "-demo";
        return Map.of(
                HttpHeaders.AUTHORIZATION,
                "Basic " + Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
    }

    private void remember(String cookie) {
        var parts = cookie.split("=", 2);
        values.put(parts[0], parts[1]);
    }

    private byte[] form(Map<String, String> files) {
        return (files.entrySet().stream()
                                .map(file -> "--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                                        + substitute(file.getKey()) + "\"\r\n\r\n" + substitute(file.getValue())
                                        + "\r\n")
                                .collect(Collectors.joining())
                        + "--cut--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] chunked(byte[] body) {
        return (Integer.toHexString(body.length) + "\r\n" + new String(body, StandardCharsets.ISO_8859_1)
                        + "\r\n0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** "«a x 3»" is aaa; "{task}" is the id of an open task, "{JSESSIONID}" the last cookie of this name. */
    private String substitute(String text) {
        var repeated = REPEAT.matcher(text)
                .replaceAll(times -> Matcher.quoteReplacement(times.group(1).repeat(Integer.parseInt(times.group(2)))));
        return PLACEHOLDER
                .matcher(repeated)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }

    private List<Map<String, Object>> protectedData() {
        return Stream.of(
                        "select id_, pwd_, first_, email_ from act_id_user order by id_",
                        "select user_id_, group_id_ from act_id_membership order by 1, 2",
                        "select id_, name_ from act_id_group order by id_",
                        "select count(*) as rights from act_ru_authorization",
                        "select count(*) as deployments from act_re_deployment",
                        "select count(*) as filters from act_ru_filter",
                        "select count(*) as journeys from journey",
                        "select id_, name_, description_, priority_, assignee_, owner_, delegation_, parent_task_id_, tenant_id_,"
                                + " suspension_state_ from act_ru_task order by id_",
                        "select task_id_, group_id_, user_id_, type_ from act_ru_identitylink where task_id_ is not null"
                                + " order by 1, 2, 3, 4",
                        "select id_, proc_def_id_, suspension_state_ from act_ru_execution where super_exec_ is null"
                                + " and parent_id_ is null order by id_",
                        "select v.id_, v.text_, v.double_, v.long_ from act_ru_variable v join act_ru_execution e"
                                + " on e.id_ = v.proc_inst_id_ where e.business_key_ = 'ATTACKED' order by v.id_",
                        "select count(*) as batches from act_ru_batch",
                        "select count(*) as kpis from kpi_record where journey in ('ATTACKED', 'MINE')",
                        "select count(*) as comments from act_hi_comment")
                .flatMap(table -> jdbc.sql(table).query().listOfRows().stream())
                .toList();
    }
}
