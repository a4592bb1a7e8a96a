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

/** With the profile production the application starts only when it is fit for real customers, and says what is missing. */
@Tag("once")
class ProductionTest {

    private static final Map<String, String> IN_ORDER = Map.of(
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
            spring.profiles.active          | production,demo              | The profile demo is on                     | Take demo out of SPRING_PROFILES_ACTIVE
            spring.datasource.url           | jdbc:h2:mem:x                | kept in memory                             | Add the profile postgresql
            spring.datasource.password      | ''                           | password of the database                   | set OSTOPOLKU_DB_PASSWORD
            spring.datasource.password      | changeme                     | password of the database                   | set OSTOPOLKU_DB_PASSWORD
            spring.datasource.password      | sa-sa-sa-sa-sa-sa            | password of the database                   | set OSTOPOLKU_DB_PASSWORD
            ostopolku.admin.password        | short                        | password of the first administrator        | Set OSTOPOLKU_ADMIN_PASSWORD
            ostopolku.admin.password        | ylva has a password          | password of the first administrator        | without the user's name
            ostopolku.admin.password        | aaaaaaaaaaaaaaaaaa           | password of the first administrator        | Set OSTOPOLKU_ADMIN_PASSWORD
            ostopolku.privacy.key           | ''                           | who refused contact is missing             | Set OSTOPOLKU_PRIVACY_KEY to 32
            ostopolku.privacy.key           | neljä mustaa kissaa            | who refused contact is missing             | Set OSTOPOLKU_PRIVACY_KEY to 32
            ostopolku.privacy.key           | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | or easily guessed                    | the same on every node
            spring.security.oauth2.resourceserver.jwt.issuer-uri | https://login.example.com | made for any other application | RESOURCESERVER_JWT_AUDIENCES
            server.forward-headers-strategy | none                         | Nothing says how what is sent              | SERVER_SSL_BUNDLE
            """)
    void a_setting_that_is_not_in_order_is_named_and_nothing_starts(
            String setting, String value, String wrong, String mend) {
        var settings = new LinkedHashMap<>(IN_ORDER);
        settings.put(setting, value);
        assertThatThrownBy(() -> start(settings)).satisfies(error -> isTold(error, wrong, mend));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> start(Map.of("spring.datasource.url", "jdbc:h2:mem:x")))
                .satisfies(error -> isTold(error, "kept in memory", "OSTOPOLKU_DB_URL"))
                .satisfies(error -> isTold(error, "password of the database", "OSTOPOLKU_DB_PASSWORD"))
                .satisfies(error -> isTold(error, "who refused contact", "OSTOPOLKU_PRIVACY_KEY"))
                .satisfies(error -> isTold(error, "Nothing says how", "SERVER_SSL_BUNDLE"));
    }

    @Test
    void without_an_administrator_it_does_not_start_and_with_one_it_speaks_of_tls_only() {
        var nobody = new LinkedHashMap<>(IN_ORDER);
        nobody.remove("ostopolku.admin.user");
        assertThatThrownBy(() -> start(nobody))
                .satisfies(error -> isTold(error, "There is no administrator", "OSTOPOLKU_ADMIN_USER"));
        start(IN_ORDER);
        var port = application.getEnvironment().getProperty("local.server.port");
        var answer = new TestRestTemplate()
                .getForEntity("http://127.0.0.1:" + port + "/camunda/app/welcome/default/", String.class);
        assertThatEveryAnswerAsksForTls("http://127.0.0.1:" + port);
        assertThat(answer.getHeaders().get("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("Secure"));
        application.close();
        var later = new LinkedHashMap<>(IN_ORDER);
        later.remove("ostopolku.admin.user");
        start(later);
        assertThat(application.isActive()).isTrue();
    }

    @Test
    void people_of_the_demo_are_found_in_the_database() {
        var demo = new LinkedHashMap<>(IN_ORDER);
        demo.put("spring.profiles.active", "demo");
        demo.put("ostopolku.demo.customers", "0");
        start(demo).close();
        assertThatThrownBy(() -> start(IN_ORDER))
                .satisfies(error -> isTold(error, "aino, eero", "delete them in Admin"));
    }

    /** The web server in front, which ends TLS, says that the browser came by it. */
    private static void assertThatEveryAnswerAsksForTls(String url) {
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

    private static void isTold(Throwable error, String wrong, String mend) {
        var cause = ExceptionUtils.throwableOfType(error, StartupCheckException.class);
        assertThat(cause).as(ExceptionUtils.getStackTrace(error)).isNotNull();
        var told = new StartupCheckException.Told().analyze(error, cause);
        assertThat(told.getDescription()).contains(wrong);
        assertThat(told.getAction()).contains(mend);
    }
}
