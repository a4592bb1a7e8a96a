package org.ostopolku.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.WebappLogin;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Access to {@code /api}: the data scope of each user, and the answers to all others. */
@ApiTest
class ApiAuthenticationFilterTest {

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private IdentityService identityService;

    @ParameterizedTest(name = "{0}: me {1}, customers {2}")
    @CsvSource({
        "stranger, 401, 401",
        "aino, 200, 200",
        "oskari, 200, 200",
        "kaisa, 200, 200",
        "paavo, 200, 200",
        "marja, 200, 200",
        "armas, 200, 200",
        "verkko, 403, 403"
    })
    void each_role_sees_its_customers_or_is_told_why_not(String who, int me, int customers) {
        assertThat(rest(who)
                        .getForEntity("/api/me", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(me);
        ResponseEntity<JsonNode> answer = rest(who).getForEntity("/api/test/reach", JsonNode.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(customers);
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void a_team_sees_its_own_customers_and_those_without_an_owner() {
        JsonNode me = rest("aino").getForObject("/api/me", JsonNode.class);

        assertThat(me.path("id").asText()).isEqualTo("aino");
        assertThat(me.path("name").asText()).isEqualTo("Aino Virtanen");
        assertThat(texts(me.path("groups"))).containsExactly("sales");
        assertThat(me.at("/reach/everything").asBoolean()).isFalse();
        assertThat(texts(me.at("/reach/owners"))).containsExactlyInAnyOrder("", "aino", "eero", "sanna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaisa", "paavo", "marja", "armas"})
    void who_steers_reaches_everything(String who) {
        JsonNode scope = rest(who).getForObject("/api/me", JsonNode.class).path("reach");

        assertThat(scope.path("everything").asBoolean()).isTrue();
        assertThat(scope.path("owners")).isEmpty();
    }

    @Test
    void who_is_logged_in_to_cockpit_is_in() {
        HttpHeaders session = WebappLogin.headersOf("cockpit", "marja", "marja-demo", rest);

        ResponseEntity<JsonNode> answer =
                rest.exchange("/api/me", HttpMethod.GET, new HttpEntity<>(session), JsonNode.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody().path("id").asText()).isEqualTo("marja");
    }

    @Test
    void a_session_writes_only_with_its_token() {
        HttpHeaders session = WebappLogin.headersOf("tasklist", "eero", "eero-demo", rest);
        session.setContentType(MediaType.APPLICATION_JSON);
        assertThat(write(session).getStatusCode().value()).isEqualTo(200);

        String token = session.getFirst("X-XSRF-TOKEN");
        session.set("X-XSRF-TOKEN", "forged");
        problem(write(session), 403, "X-XSRF-TOKEN");
        session.remove("X-XSRF-TOKEN");
        problem(write(session), 403, "X-XSRF-TOKEN");
        session.set("X-XSRF-TOKEN", token);
        assertThat(write(session).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void a_session_ends_with_its_person() {
        var user = identityService.newUser("shortstay");
        user.setPassword("shortstay-demo");
        identityService.saveUser(user);
        identityService.createMembership("shortstay", "managers");
        HttpHeaders session = WebappLogin.headersOf("cockpit", "shortstay", "shortstay-demo", rest);
        identityService.deleteUser("shortstay");

        problem(
                rest.exchange("/api/me", HttpMethod.GET, new HttpEntity<>(session), JsonNode.class),
                401,
                "user and password");
    }

    @Test
    void a_wrong_password_is_told_without_a_dialog_for_scripts() {
        ResponseEntity<JsonNode> wrong = rest.withBasicAuth("rauha", "wrong").getForEntity("/api/me", JsonNode.class);
        problem(wrong, 401, "password is wrong");
        assertThat(wrong.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic realm=");

        HttpHeaders script = new HttpHeaders();
        script.set("X-Requested-With", "fetch");
        ResponseEntity<JsonNode> stranger =
                rest.exchange("/api/me", HttpMethod.GET, new HttpEntity<>(script), JsonNode.class);
        problem(stranger, 401, "user and password");
        assertThat(stranger.getHeaders()).doesNotContainKey(HttpHeaders.WWW_AUTHENTICATE);
    }

    @ParameterizedTest
    @CsvSource({"Basic", "Basic %%%", "Basic YWlubw==", "Bearer abc", "Basic OmE=", "Basic YQA6YQ=="})
    void credentials_of_no_form_open_nothing(String header) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.AUTHORIZATION, header);
        problem(rest.exchange("/api/me", HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class), 401, "");
    }

    @Test
    void each_request_has_the_permissions_of_its_caller() {
        assertThat(rest("aino").getForObject("/api/test/rights", String.class)).isEqualTo("aino [sales]");
        assertThat(rest("marja").getForObject("/api/test/rights", String.class)).isEqualTo("marja [managers]");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "GET, /api/test/nowhere, 404, ''",
        "GET, /api, 404, ''",
        "DELETE, /api/me, 405, ''",
        "GET, /api/test/broken, 500, server's log",
        "GET, /api/test/halfway?format=csv, 500, server's log",
        "GET, /api/test/refused, 403, not allowed"
    })
    void every_error_is_a_problem_detail(HttpMethod method, String path, int status, String detail) {
        problem(rest("aino").exchange(path, method, null, JsonNode.class), status, detail);
    }

    @Test
    void what_cannot_be_spoken_is_refused() {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.IMAGE_PNG));
        problem(rest("aino").exchange("/api/me", HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class), 406, "");

        headers = new HttpHeaders();
        headers.setContentType(MediaType.TEXT_PLAIN);
        problem(
                rest("aino").exchange("/api/test/note", HttpMethod.PUT, new HttpEntity<>("x", headers), JsonNode.class),
                415,
                "");
        headers.setContentType(MediaType.APPLICATION_JSON);
        problem(
                rest("aino").exchange("/api/test/note", HttpMethod.PUT, new HttpEntity<>("{", headers), JsonNode.class),
                400,
                "valid JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from, yesterday, give a day such as 2026-11-02",
        "page=two, page, two, give a number",
        "'', page, , give it",
        "page=0, page, 0, give a page from 1"
    })
    void a_wrong_parameter_is_named_with_what_is_right(String query, String parameter, String value, String right) {
        ResponseEntity<JsonNode> answer = rest("aino").getForEntity("/api/test/page?" + query, JsonNode.class);

        problem(answer, 400, right);
        assertThat(answer.getBody().path("parameter").asText()).isEqualTo(parameter);
        assertThat(answer.getBody().path("value").asText(null)).isEqualTo(value);
        assertThat(answer.getBody().path("right").asText()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task/nothing, application/json, InvalidRequestException",
        "/camunda/api/engine/engine/default/task/nothing, '', ''",
        "/nowhere, application/json, timestamp",
        "/camunda/app/nothing, application/json, timestamp"
    })
    void other_doors_answer_in_their_own_way(String path, String type, String text) {
        ResponseEntity<String> answer = rest("aino").getForEntity(path, String.class);

        assertThat(answer.getStatusCode().isError()).isTrue();
        assertThat(String.valueOf(answer.getHeaders().getContentType())).startsWith(type.isEmpty() ? "" : type);
        assertThat(String.valueOf(answer.getBody())).contains(text);
        assertThat(String.valueOf(answer.getHeaders().getContentType())).doesNotContain("problem");
    }

    private static void problem(ResponseEntity<JsonNode> answer, int status, String detail) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(answer.getHeaders()).doesNotContainKey(HttpHeaders.CONTENT_DISPOSITION);
        assertThat(answer.getBody().path("status").asInt()).isEqualTo(status);
        assertThat(answer.getBody().path("title").asText()).isNotBlank();
        assertThat(answer.getBody().path("detail").asText()).contains(detail);
        assertThat(answer.getBody().toString()).doesNotContain("org.", "Exception", "secret");
    }

    private ResponseEntity<JsonNode> write(HttpHeaders session) {
        return rest.exchange(
                "/api/test/note", HttpMethod.PUT, new HttpEntity<>(Map.of("text", "Call"), session), JsonNode.class);
    }

    private TestRestTemplate rest(String who) {
        return who.equals("stranger") ? rest : rest.withBasicAuth(who, who + "-demo");
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    /** Test endpoints. */
    @RestController
    static class TestEndpoints {

        private final IdentityService identityService;

        TestEndpoints(IdentityService identityService) {
            this.identityService = identityService;
        }

        @GetMapping("/api/test/reach")
        Set<String> reach(DataScope scope) {
            return scope.owners();
        }

        @GetMapping("/api/test/rights")
        String rights() {
            var rights = identityService.getCurrentAuthentication();
            return rights.getUserId() + " " + rights.getGroupIds();
        }

        @PutMapping("/api/test/note")
        Map<String, String> note(@RequestBody Map<String, String> note) {
            return note;
        }

        @GetMapping("/api/test/page")
        int page(@RequestParam(required = false) LocalDate from, @RequestParam int page) {
            if (page < 1) {
                throw Problem.invalidParameter("page", String.valueOf(page), "give a page from 1");
            }
            return page;
        }

        @GetMapping("/api/test/offers")
        Table<Offer> offers() {
            return new Table<>(Offer.class, List.of(Offer.FULL, Offer.EMPTY));
        }

        @GetMapping("/api/test/halfway")
        Table<Broken> halfway() {
            return new Table<>(Broken.class, List.of(new Broken("a secret of the inside")));
        }

        @GetMapping("/api/test/broken")
        String broken() {
            throw new IllegalStateException("a secret of the inside");
        }

        @GetMapping("/api/test/refused")
        void refused() {
            throw new AuthorizationException("a secret of the inside");
        }
    }

    @Schema(description = "An offer.")
    record Offer(
            @Schema(description = "Who gets it.") String customer,
            int pieces,
            double price,
            BigDecimal discount,
            boolean open,
            LocalDate sentOn,
            Instant answeredAt,
            Change change,
            List<String> lines) {

        static final Offer FULL = new Offer(
                "=HYPERLINK(\"http://x\"), Äijä & \"Öljy\"; Oy\r\nTampere",
                -3,
                0.25,
                new BigDecimal("1234567.50"),
                true,
                LocalDate.of(2026, 3, 29),
                Instant.parse("2026-03-29T01:30:00Z"),
                new Change(1e-7, null),
                List.of("one", "two"));
        static final Offer EMPTY = new Offer("+358 40 123", 0, Double.NaN, null, false, null, null, null, List.of());
    }

    record Broken(String text) {

        @Override
        public String text() {
            throw new IllegalStateException(text);
        }
    }

    record Change(Double before, Double after) {}
}
