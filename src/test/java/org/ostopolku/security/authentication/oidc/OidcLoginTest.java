package org.ostopolku.security.authentication.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.browser.Chromium;
import org.ostopolku.security.audit.AuditEntry;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.audit.AuditQuery;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** People log in with the company's account, and systems send its tokens. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = OidcLoginTest.WithProvider.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class OidcLoginTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final TestRestTemplate rest;
    private final IdentityService identityService;
    private final AuditLog audit;
    private final OidcTestProvider provider;
    private final ObjectMapper json;
    private final String url;

    OidcLoginTest(
            TestRestTemplate rest,
            IdentityService identityService,
            AuditLog audit,
            OidcTestProvider provider,
            ObjectMapper json,
            @LocalServerPort int port) {
        this.rest = rest;
        this.identityService = identityService;
        this.audit = audit;
        this.provider = provider;
        this.json = json;
        // Not localhost: the provider is there, and a browser keeps cookies for all ports of a host together.
        this.url = "http://127.0.0.1:" + port;
    }

    @BeforeAll
    void open() {
        provider.knowsApplication(url);
    }

    @Test
    void a_rep_comes_to_tasklist_by_the_companys_page_and_is_in_the_team_that_the_company_says() throws Exception {
        provider.hires("lumi.aalto", "Lumi", "Aalto", "Sales Finland", "Choir");
        var browser = chromium.newSession();
        var page = browser.newPage();
        page.navigate(url + "/camunda/app/tasklist/default/");
        assertThat(page.url()).startsWith(provider.issuer());
        logsInAtTheCompany(page, "lumi.aalto");

        assertThat(page.locator(".task-filters")).isVisible();
        assertThat(page.url()).startsWith(url + "/camunda/app/tasklist/default/");
        var me = json.readTree(browser.request().get(url + "/api/me").body());
        assertThat(me.path("id").asText()).isEqualTo("lumi.aalto");
        assertThat(me.path("name").asText()).isEqualTo("Lumi Aalto");
        assertThat(me.path("groups")).hasToString("[\"sales\"]");
        assertThat(browser.request().get(url + "/engine-rest/task").status())
                .as("a cookie opens no REST")
                .isEqualTo(401);
        assertThat(identityService.checkPassword("lumi.aalto", "spring rain")).isFalse();
        assertThat(entries(AuditKind.LOGIN, "lumi.aalto"))
                .extracting(AuditEntry::reason)
                .contains("OpenID Connect");
    }

    @Test
    void the_company_sends_users_to_the_public_address_by_whatever_name_they_opened_it() {
        var opened = url.replace("127.0.0.1", "localhost") + "/oauth2/authorization/company";

        var request = chromium.newSession()
                .request()
                .get(opened, RequestOptions.create().setMaxRedirects(0))
                .headers()
                .get("location");

        assertThat(request).startsWith(provider.issuer());
        assertThat(UriComponentsBuilder.fromUriString(request).build().getQueryParams())
                .containsEntry("redirect_uri", List.of(url + "/login/oauth2/code/company"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void who_logs_out_is_logged_out_at_the_company_as_well(String application) {
        provider.hires("otso", "Otso", "Vuori", "IT");
        var browser = chromium.newSession();
        var page = browser.newPage();
        page.navigate(url + "/camunda/app/" + application + "/default/");
        logsInAtTheCompany(page, "otso");
        page.locator(".account .dropdown-toggle").click();

        page.locator(".account .logout a").click();

        page.waitForURL(address -> address.startsWith(provider.issuer()));
        page.locator("input[name=username]").waitFor();
        page.navigate(url + "/camunda/app/tasklist/default/");
        assertThat(page.url()).as("the provider asks who it is").startsWith(provider.issuer() + "/login");
        assertThat(browser.request().get(url + "/api/me").status()).isEqualTo(401);
        assertThat(entries(AuditKind.LOGOUT, "otso")).isNotEmpty();
    }

    @Test
    void who_changes_teams_in_the_company_changes_them_here_and_keeps_what_was_given_here() {
        provider.hires("ilta", "Ilta", "Koski", "Sales Finland");
        assertThat(me("ilta").path("groups")).hasToString("[\"sales\"]");
        identityService.createMembership("ilta", "product");

        provider.hires("ilta", "Ilta", "Joki", "Bosses");

        assertThat(me("ilta").path("groups")).hasSize(2).anySatisfy(group -> assertThat(group.asText())
                .isEqualTo("managers"));
        assertThat(me("ilta").path("name").asText()).isEqualTo("Ilta Joki");
        assertThat(groups("ilta")).containsExactlyInAnyOrder("managers", "product");
    }

    @Test
    void who_belongs_to_no_group_of_ours_is_told_so() {
        provider.hires("vieno", "Vieno", "Laine", "Choir");
        var browser = chromium.newSession();
        var page = browser.newPage();
        page.navigate(url + "/camunda/app/tasklist/default/");
        logsInAtTheCompany(page, "vieno");

        assertThat(page.locator("body")).containsText("belongs to no group of Ostopolku");
        assertThat(browser.request().get(url + "/api/me").status()).isEqualTo(401);
        assertThat(identityService.createUserQuery().userId("vieno").count()).isZero();
        assertThat(audit.entries(new AuditQuery(AuditKind.LOGIN_REFUSED, null, "vieno", null, null), 0, 5))
                .isNotEmpty();
    }

    @Test
    void a_user_of_the_company_does_not_take_over_an_account_with_a_password() {
        provider.hires("armas", "Another", "Armas", "Sales Finland");
        refused(asks("armas", "/api/me"), "There is another account armas");
        assertThat(groups("armas")).containsExactly("camunda-admin");

        provider.hires("kuu", "Kuu", "Meri", "Sales Finland");
        assertThat(asks("kuu", "/api/me").getStatusCode().value()).isEqualTo(200);
        refused(with(provider.token("kuu", claims -> claims.subject("another kuu")), "/api/me"), "another account");
    }

    @Test
    void an_administrator_comes_in_with_a_password_when_the_provider_is_away() {
        var browser = chromium.newSession();
        var home = url + "/camunda/app/admin/default/";
        assertThat(browser.request()
                        .get(home, RequestOptions.create().setMaxRedirects(0))
                        .headers())
                .containsEntry("location", "/oauth2/authorization/company");
        assertThat(browser.request().get(home + "?login=password").status()).isEqualTo(200);
        var login = browser.request()
                .post(
                        url + "/camunda/api/admin/auth/user/default/login/admin",
                        withTokenOf(browser)
                                .setForm(FormData.create()
                                        .set("username", "armas")
                                        .set("password", "armas-demo")));
        assertThat(login.status()).isEqualTo(200);
        assertThat(browser.request().get(home).status()).isEqualTo(200);
        assertThat(browser.request().get(url + "/api/me").status()).isEqualTo(200);

        assertThat(browser.request()
                        .post(url + "/camunda/api/admin/auth/user/default/logout", withTokenOf(browser))
                        .headers())
                .as("no provider has to be left")
                .doesNotContainKey("x-logout-address");
    }

    @Test
    void a_token_opens_rest_and_api_for_as_long_as_it_is_valid_and_meant_for_us() {
        provider.hires("sade", "Sade", "Niemi", "Sales Finland");
        assertThat(asks("sade", "/api/me").getStatusCode().value()).isEqualTo(200);
        assertThat(asks("sade", "/engine-rest/task/count").getStatusCode().value())
                .isEqualTo(200);

        var message = "The token is invalid";
        refused(with(provider.token("sade", claims -> claims.audience(List.of("wiki"))), "/api/me"), message);
        refused(
                with(
                        provider.token(
                                "sade", claims -> claims.expiresAt(Instant.now().minusSeconds(300))),
                        "/engine-rest/task/count"),
                message);
        refused(with(provider.token("sade", claims -> claims.issuer("http://elsewhere")), "/api/me"), message);
        var token = provider.token("sade", claims -> {});
        refused(with(token.substring(0, token.lastIndexOf('.') + 1) + "c2lnbmVk", "/api/me"), message);
    }

    @Test
    void a_system_gets_a_token_of_its_own_and_sends_its_messages_with_it() {
        var shop = tokenOfSystem("shop");
        assertThat(sends(shop, "customer-noticed").getStatusCode().value()).isEqualTo(204);
        assertThat(sends(shop, "customer-left").getStatusCode().value()).isEqualTo(403);
        assertThat(with(shop, "/engine-rest/task").getStatusCode().value()).isEqualTo(403);
        refused(with(tokenOfSystem("stranger"), "/engine-rest/task"), "The token grants no access");
    }

    private static RequestOptions withTokenOf(BrowserContext browser) {
        var token = browser.cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow();
        return RequestOptions.create().setHeader("X-XSRF-TOKEN", token.value);
    }

    private static void logsInAtTheCompany(Page page, String name) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill("spring rain");
        page.locator("button[type=submit]").click();
    }

    private JsonNode me(String name) {
        return asks(name, "/api/me").getBody();
    }

    private ResponseEntity<JsonNode> asks(String name, String path) {
        return with(provider.token(name, claims -> {}), path);
    }

    private ResponseEntity<JsonNode> with(String token, String path) {
        return rest.exchange(path, HttpMethod.GET, new HttpEntity<>(bearer(token)), JsonNode.class);
    }

    private ResponseEntity<String> sends(String token, String message) {
        return rest.postForEntity(
                "/engine-rest/message", new HttpEntity<>(Map.of("messageName", message), bearer(token)), String.class);
    }

    private static HttpHeaders bearer(String token) {
        var headers = new HttpHeaders();
        headers.setBearerAuth(token);
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        return headers;
    }

    private String tokenOfSystem(String client) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        return rest.withBasicAuth(client, client + "-secret")
                .postForObject(provider.issuer() + "/oauth2/token", form, JsonNode.class)
                .path("access_token")
                .asText();
    }

    private List<String> groups(String user) {
        return identityService.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
    }

    private List<AuditEntry> entries(AuditKind kind, String person) {
        return audit.entries(new AuditQuery(kind, person, null, null, null), 0, 10);
    }

    private static void refused(ResponseEntity<JsonNode> answer, String sentence) {
        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getBody().path("detail").asText()).contains(sentence);
    }

    /** Starts the provider before the application, which asks it for its addresses. */
    static class WithProvider implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext application) {
            var provider = new OidcTestProvider();
            var port = TestSocketUtils.findAvailableTcpPort();
            application.getBeanFactory().registerSingleton("companyProvider", provider);
            application.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    provider.close();
                }
            });
            var oauth = "spring.security.oauth2.";
            TestPropertyValues.of(
                            "server.port=" + port,
                            "ostopolku.public-address=http://127.0.0.1:" + port,
                            oauth + "client.registration.company.client-id=ostopolku",
                            oauth + "client.registration.company.client-secret=ostopolku-secret",
                            oauth + "client.registration.company.scope=openid,profile",
                            oauth + "client.provider.company.issuer-uri=" + provider.issuer(),
                            oauth + "resourceserver.jwt.issuer-uri=" + provider.issuer(),
                            oauth + "resourceserver.jwt.audiences=" + OidcTestProvider.AUDIENCE,
                            "ostopolku.login.company.groups.sales=Sales Finland,Sales Sweden",
                            "ostopolku.login.company.groups.managers=Bosses",
                            "ostopolku.login.company.groups.camunda-admin=IT",
                            "ostopolku.access.channels.shop=customer-noticed")
                    .applyTo(application);
        }
    }
}
