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
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** The profile production starts only with valid settings, and reports each invalid one. */
@Tag("once")
class ProductionTest {

    private static final String ADMIN = "ylva";
    private static final String PASSWORD = "kolme valkoista venettä";

    private static final Map<String, String> VALID = Map.ofEntries(
            Map.entry("ostopolku.production.accept", "h2-file"),
            Map.entry("ostopolku.public-address", "https://sales.example.com"),
            Map.entry("ostopolku.login.hash-iterations", "310000"),
            Map.entry("spring.datasource.password", "kuusi-punaista-taloa"),
            Map.entry("ostopolku.admin.user", ADMIN),
            Map.entry("ostopolku.admin.password", PASSWORD),
            Map.entry("ostopolku.privacy.key", "neljä mustaa kissaa istuu aidalla kuutamossa"),
            Map.entry("server.forward-headers-strategy", "native"),
            Map.entry("server.port", "0"),
            Map.entry("logging.level.root", "warn"));

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
            server.forward-headers-strategy | framework                    | Encryption of network traffic              | SERVER_FORWARD_HEADERS_STRATEGY=native
            ostopolku.public-address        | ''                           | There is no public address                 | Set OSTOPOLKU_PUBLICADDRESS
            ostopolku.public-address        | ''                           | follow the Host header                     | add any-host to OSTOPOLKU_PRODUCTION_ACCEPT
            ostopolku.public-address        | http://sales.example.com     | public address begins with http            | such as https://sales.example.com
            server.address                  | 0.0.0.0                      | on all addresses of this computer          | Set SERVER_ADDRESS to 127.0.0.1
            server.address                  | ::                           | on all addresses of this computer          | add all-addresses to OSTOPOLKU_PRODUCTION_ACCEPT
            management.server.port          | 9090                         | The port of the actuator answers without   | Set MANAGEMENT_SERVER_ADDRESS to 127.0.0.1
            server.tomcat.remoteip.internal-proxies | .*                   | Every client is trusted as a reverse proxy | SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES
            spring.profiles.active          | production,rehearsal         | The profile rehearsal is active            | Remove rehearsal from SPRING_PROFILES_ACTIVE
            ostopolku.production.accept     | ''                           | The database is an H2 file                 | add h2-file to OSTOPOLKU_PRODUCTION_ACCEPT
            ostopolku.production.accept     | h2-file,everything           | names the risk everything, which does not exist | Set OSTOPOLKU_PRODUCTION_ACCEPT to some of
            spring.datasource.url           | jdbc:h2:file:./x;AUTO_SERVER=TRUE | opens the H2 database to other        | Remove AUTO_SERVER=TRUE
            spring.datasource.url           | jdbc:postgresql://db.example.com/ostopolku | database on another computer | Add ?sslmode=verify-full
            spring.datasource.url           | jdbc:postgresql://db.example.com/o?sslmode=require | not protected by a verified | add database-without-tls to
            spring.datasource.password      | 123456789012                 | password of the database                   | several uncommon words
            ostopolku.admin.password        | 123456789012                 | password of the first administrator        | several uncommon words
            ostopolku.admin.password        | ylvaylvaylva                 | password of the first administrator        | without the user name
            ostopolku.admin.password        | Welcome2026!!                | password of the first administrator        | several uncommon words
            ostopolku.admin.password        | Ostopolku-2026               | password of the first administrator        | or company
            ostopolku.admin.password        | qwertyuiopas                 | password of the first administrator        | several uncommon words
            ostopolku.admin.password        | salasanasalasana             | password of the first administrator        | several uncommon words
            ostopolku.login.hash-iterations | 1000                         | hash of passwords has too few iterations   | set it to 310000 or more
            ostopolku.privacy.key           | salasanasalasanasalasanasalasanasalasana | or easy to guess                 | openssl rand -base64 32
            ostopolku.privacy.key           | 0123456789abcdef0123456789abcdef | or easy to guess                       | openssl rand -base64 32
            ostopolku.privacy.key           | c2FsYXNhbmFzYWxhc2FuYXNhbGFzYW5hc2FsYXNhbmE= | or easy to guess           | add privacy-key to OSTOPOLKU_PRODUCTION_ACCEPT
            spring.mail.host                | smtp.example.com             | Mails to customers may leave without TLS   | STARTTLS_REQUIRED=true
            spring.security.oauth2.client.provider.company.issuer-uri | http://login.example.com | asked without TLS    | begins with https
            spring.security.oauth2.client.registration.company.client-secret | changeme | secret of the OpenID client | Let the provider generate
            spring.security.oauth2.resourceserver.jwt.jwk-set-uri | http://login.example.com/keys | asked without TLS   | begins with https
            spring.security.oauth2.resourceserver.jwt.jwk-set-uri | https://login.example.com/keys | another application | RESOURCESERVER_JWT_AUDIENCES
            spring.h2.console.enabled       | true                         | console of the H2 database is open         | SPRING_H2_CONSOLE_ENABLED
            spring.devtools.remote.secret   | anything                     | replace classes over the web               | spring.devtools.remote.secret
            spring.liquibase.drop-first     | true                         | deletes all data                           | SPRING_LIQUIBASE_DROPFIRST
            camunda.bpm.admin-user.id       | demo                         | own first administrator                    | CAMUNDA_BPM_ADMINUSER_ID
            camunda.bpm.authorization.enabled | false                      | Permissions are not checked                | CAMUNDA_BPM_AUTHORIZATION_ENABLED
            camunda.bpm.generic-properties.properties.enable-password-policy | false | Weak passwords are accepted | enable-password-policy
            camunda.bpm.database.schema-update | true                      | The engine changes the schema              | CAMUNDA_BPM_DATABASE_SCHEMAUPDATE
            camunda.bpm.webapp.session-cookie.enable-secure-cookie | false | session is sent without TLS               | enable-secure-cookie
            server.servlet.session.cookie.secure | false                   | session is sent without TLS                | SERVER_SERVLET_SESSION_COOKIE_SECURE
            server.servlet.session.cookie.same-site | none                 | Other sites may send the session           | same-site
            server.ssl.enabled-protocols    | TLSv1.3,TLSv1.1              | TLS is too old                             | SERVER_SSL_ENABLEDPROTOCOLS
            server.error.include-stacktrace | on_param                     | Errors contain internal details            | SERVER_ERROR_INCLUDESTACKTRACE
            com.sun.management.jmxremote.authenticate | false              | JMX is open                                | jmxremote
            management.endpoint.health.show-details | always               | health's details                           | show-details
            management.endpoints.web.exposure.include | *                  | offers all endpoints over the web          | to some of health,info,metrics,prometheus
            management.endpoints.web.exposure.include | health,env         | offers the endpoint env over the web       | to some of health,info,metrics,prometheus
            logging.level.org.camunda.bpm.engine.impl.persistence | debug  | log may contain passwords                  | add debug-log to OSTOPOLKU_PRODUCTION_ACCEPT
            debug                           | true                         | log may contain passwords                  | Remove the setting debug
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

    /** Random bytes in Base64 or hexadecimal digits are good keys; the documented settings of a larger installation are accepted. */
    @Test
    void documented_settings_are_accepted() {
        var settings = new LinkedHashMap<>(VALID);
        settings.putAll(Map.of(
                "ostopolku.admin.user", "",
                "ostopolku.privacy.key", "q2L0cQm0u6cBGy2uSYc9o0mPGMQ1sHWnyV6oMPwA3gE=",
                "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/ostopolku?connectTimeout=1",
                "server.ssl.enabled-protocols", "TLSv1.2,TLSv1.3",
                "server.address", "127.0.0.1",
                "spring.mail.host", "smtp.example.com",
                "spring.mail.properties.mail.smtp.starttls.required", "true",
                "spring.security.oauth2.client.provider.company.issuer-uri", "https://login.example.com",
                "management.endpoints.web.exposure.include", "health,prometheus"));
        assertThatThrownBy(() -> start(settings))
                .satisfies(error -> assertThat(ExceptionUtils.indexOfType(error, StartupCheckException.class))
                        .as("the checks passed, and there is no database")
                        .isEqualTo(-1));
    }

    @Test
    void an_administrator_is_required_answers_demand_tls_and_users_of_the_demo_are_found() {
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
        assertThatNobodyAndNothingOfTheDemoIsThere();
        application.close();
        var later = new LinkedHashMap<>(VALID);
        later.remove("ostopolku.admin.user");
        start(later);
        assertThat(application.isActive()).isTrue();
        addUsersOfTheDemo("aino", "eero");
        application.close();
        assertThatThrownBy(() -> start(VALID))
                .satisfies(error -> assertReason(error, "aino, eero", "delete them in Admin"));
    }

    private void addUsersOfTheDemo(String... names) {
        var identityService = (IdentityServiceImpl) application.getBean(IdentityService.class);
        for (var name : names) {
            var user = identityService.newUser(name);
            user.setPassword(name + "-demo");
            boolean skipPasswordPolicy = true;
            identityService.saveUser(user, skipPasswordPolicy);
        }
    }

    /** Without the profile demo the only user is the administrator of the settings. */
    private void assertThatNobodyAndNothingOfTheDemoIsThere() {
        assertThat(application.containsBean("demoCustomers")).isFalse();
        var database = application.getBean(JdbcClient.class);
        assertThat(database.sql("select count(*) from kpi_record")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(database.sql("select subject from audit_entry where kind = 'LOGIN_REFUSED'")
                        .query(String.class)
                        .list())
                .as("refused logins")
                .isEmpty();
        var identityService = application.getBean(IdentityService.class);
        assertThat(identityService.createUserQuery().list())
                .extracting(User::getId)
                .containsExactly("ylva");
        assertThat(identityService.checkPassword("ylva", VALID.get("ostopolku.admin.password")))
                .isTrue();
        assertThat(identityService
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .count())
                .isOne();
        assertThat(identityService.createGroupQuery().list())
                .extracting(Group::getId)
                .contains(
                        "sales",
                        "marketing",
                        "customer-service",
                        "delivery",
                        "product",
                        "finance",
                        "sales-management",
                        "process-owners",
                        "managers",
                        "camunda-admin");
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
