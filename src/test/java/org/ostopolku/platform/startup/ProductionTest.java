package org.ostopolku.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.OstopolkuApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.RequestEntity;

/** The profile production starts only with valid settings, and reports each invalid one. */
@Tag("once")
class ProductionTest {

    private static final Map<String, String> VALID = Map.of(
            "spring.datasource.password", "kuusi-punaista-taloa",
            "ostopolku.admin.user", "ylva",
            "ostopolku.admin.password", "kolme valkoista venettä",
            "ostopolku.privacy.key", "neljä mustaa kissaa istuu aidalla kuutamossa",
            "server.forward-headers-strategy", "native",
            "server.port", "0",
            "logging.level.root", "warn");

    @TempDir
    Path data;

    private ConfigurableApplicationContext application;

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.profiles.active          | production,demo              | The profile demo is active                 | Remove demo from SPRING_PROFILES_ACTIVE
            spring.datasource.url           | jdbc:h2:mem:x                | database is in memory                      | Add the profile postgresql
            spring.datasource.password      | ''                           | password of the database                   | set OSTOPOLKU_DB_PASSWORD
            spring.datasource.password      | changeme                     | password of the database                   | set OSTOPOLKU_DB_PASSWORD
            spring.datasource.password      | sa-sa-sa-sa-sa-sa            | password of the database                   | set OSTOPOLKU_DB_PASSWORD
            ostopolku.admin.password        | short                        | password of the first administrator        | Set OSTOPOLKU_ADMIN_PASSWORD
            ostopolku.admin.password        | ylva has a password          | password of the first administrator        | without the user name
            ostopolku.admin.password        | aaaaaaaaaaaaaaaaaa           | password of the first administrator        | Set OSTOPOLKU_ADMIN_PASSWORD
            ostopolku.privacy.key           | ''                           | contact suppression list is missing        | Set OSTOPOLKU_PRIVACY_KEY to 32
            ostopolku.privacy.key           | neljä mustaa kissaa            | contact suppression list is missing        | Set OSTOPOLKU_PRIVACY_KEY to 32
            ostopolku.privacy.key           | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | or easy to guess                     | the same on every node
            spring.security.oauth2.resourceserver.jwt.issuer-uri | https://login.example.com | issued for another application | RESOURCESERVER_JWT_AUDIENCES
            server.forward-headers-strategy | none                         | Encryption of network traffic              | SERVER_SSL_BUNDLE
            """)
    void an_invalid_setting_is_named_and_nothing_starts(String setting, String value, String problem, String fix) {
        var settings = new LinkedHashMap<>(VALID);
        settings.put(setting, value);
        assertThatThrownBy(() -> start(settings)).satisfies(error -> assertReason(error, problem, fix));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void all_failed_checks_are_reported_at_once() {
        assertThatThrownBy(() -> start(Map.of("spring.datasource.url", "jdbc:h2:mem:x")))
                .satisfies(error -> assertReason(error, "database is in memory", "OSTOPOLKU_DB_URL"))
                .satisfies(error -> assertReason(error, "password of the database", "OSTOPOLKU_DB_PASSWORD"))
                .satisfies(error -> assertReason(error, "contact suppression list", "OSTOPOLKU_PRIVACY_KEY"))
                .satisfies(error -> assertReason(error, "Encryption of network traffic", "SERVER_SSL_BUNDLE"));
    }

    @Test
    void an_administrator_is_required_and_answers_demand_tls() {
        var without = new LinkedHashMap<>(VALID);
        without.remove("ostopolku.admin.user");
        assertThatThrownBy(() -> start(without))
                .satisfies(error -> assertReason(error, "There is no administrator", "OSTOPOLKU_ADMIN_USER"));
        start(VALID);
        var port = application.getEnvironment().getProperty("local.server.port");
        var answer = new TestRestTemplate()
                .getForEntity("http://127.0.0.1:" + port + "/camunda/app/welcome/default/", String.class);
        assertThatEveryAnswerDemandsTls("http://127.0.0.1:" + port);
        assertThat(answer.getHeaders().get("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("Secure"));
        application.close();
        var later = new LinkedHashMap<>(VALID);
        later.remove("ostopolku.admin.user");
        start(later);
        assertThat(application.isActive()).isTrue();
    }

    @Test
    void users_of_the_demo_are_found_in_the_database() {
        var demo = new LinkedHashMap<>(VALID);
        demo.put("spring.profiles.active", "demo");
        demo.put("ostopolku.demo.customers", "0");
        start(demo).close();
        assertThatThrownBy(() -> start(VALID))
                .satisfies(error -> assertReason(error, "aino, eero", "delete them in Admin"));
    }

    /** X-Forwarded-Proto: the reverse proxy terminates TLS. */
    private static void assertThatEveryAnswerDemandsTls(String url) {
        var browser = new TestRestTemplate();
        for (var path : List.of(
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine/default/task/count",
                "/api/me",
                "/engine-rest/task/count",
                "/actuator/health",
                "/nowhere",
                "/refused;by=the-server")) {
            var request = RequestEntity.get(URI.create(url + path))
                    .header("X-Forwarded-Proto", "https")
                    .build();
            assertThat(browser.exchange(request, String.class).getHeaders().get("Strict-Transport-Security"))
                    .as(path)
                    .singleElement(STRING)
                    .startsWith("max-age=31536000");
        }
    }

    private ConfigurableApplicationContext start(Map<String, String> settings) {
        var all = new LinkedHashMap<String, Object>();
        all.put("spring.profiles.active", "production");
        all.put("spring.datasource.url", "jdbc:h2:file:" + data.resolve("ostopolku"));
        all.putAll(settings);
        var arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var start = new SpringApplication(OstopolkuApplication.class);
        application = start.run(arguments);
        return application;
    }

    private static void assertReason(Throwable error, String problem, String fix) {
        var cause = ExceptionUtils.throwableOfType(error, StartupCheckException.class);
        assertThat(cause).as(ExceptionUtils.getStackTrace(error)).isNotNull();
        var analysis = new StartupCheckException.Analyzer().analyze(error, cause);
        assertThat(analysis.getDescription()).contains(problem);
        assertThat(analysis.getAction()).contains(fix);
    }
}
