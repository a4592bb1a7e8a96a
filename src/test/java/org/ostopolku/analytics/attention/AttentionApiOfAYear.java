package org.ostopolku.analytics.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The access to what needs attention and to alerts, and the subscription of alerts by mail. */
@PlayedCustomers
class AttentionApiOfAYear {

    private final TestRestTemplate rest;
    private final IdentityService identities;
    private final JdbcClient jdbc;

    AttentionApiOfAYear(TestRestTemplate rest, IdentityService identities, JdbcClient jdbc) {
        this.rest = rest;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    @Test
    void a_manager_sees_the_alerts_of_the_company() {
        var alerts = get("marja", "/api/alerts");

        assertThat(alerts.getStatusCode().value()).isEqualTo(200);
        assertThat(texts(alerts.getBody(), "kpi"))
                .containsExactlyInAnyOrderElementsOf(jdbc.sql("select kpi from kpi_alert where ended_at is null")
                        .query(String.class)
                        .list());
        assertThat(get("marja", "/api/attention").getBody().get("alerts")).isEqualTo(alerts.getBody());
    }

    @Test
    void a_team_sees_no_alerts_and_only_its_own_customers_and_those_without_owner() {
        assertThat(get("helmi", "/api/alerts").getStatusCode().value()).isEqualTo(403);
        assertThat(subscribe("helmi").getStatusCode().value()).isEqualTo(403);

        var attention = get("helmi", "/api/attention").getBody();

        assertThat(attention.get("alerts")).isEmpty();
        assertThat(attention.get("unattendedSignalsCount").asInt())
                .isLessThan(get("marja", "/api/attention")
                        .getBody()
                        .get("unattendedSignalsCount")
                        .asInt());
        assertThat(Stream.of("standingStill", "unattendedSignals")
                        .flatMap(part -> texts(attention.get(part), "owner").stream()))
                .allMatch("null"::equals);
    }

    @Test
    void a_technical_account_and_an_anonymous_caller_see_nothing() {
        for (var path : new String[] {"/api/alerts", "/api/attention"}) {
            assertThat(get("verkko", path).getStatusCode().value()).isEqualTo(403);
            assertThat(rest.getForEntity(path, JsonNode.class).getStatusCode().value())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_number_equals_the_length_of_its_list() {
        var attention = get("marja", "/api/attention").getBody();
        var group = attention.get("overdue").get(0);

        assertThat(total("what=standing-still"))
                .isEqualTo(attention.get("standingStillCount").asInt());
        assertThat(total("what=open-orders"))
                .isEqualTo(attention.get("openOrdersCount").asInt());
        assertThat(total("what=unattended"))
                .isEqualTo(attention.get("unattendedSignalsCount").asInt());
        assertThat(total(
                        "what=overdue&team={team}&person={person}",
                        group.get("team").asText(),
                        person(group)))
                .isEqualTo(group.get("count").asInt());
    }

    @Test
    void a_manager_subscribes_to_alerts_and_stops() {
        try {
            assertThat(subscribe("marja").getBody().get("subscribed").asBoolean())
                    .isTrue();
            assertThat(get("marja", "/api/attention")
                            .getBody()
                            .get("subscribed")
                            .asBoolean())
                    .isTrue();
            assertThat(get("kaisa", "/api/alerts/subscription")
                            .getBody()
                            .get("subscribed")
                            .asBoolean())
                    .isFalse();
        } finally {
            assertThat(ask("marja", HttpMethod.DELETE, "/api/alerts/subscription")
                            .getBody()
                            .get("subscribed")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void a_subscription_without_address_says_where_to_add_one() {
        var user = identities.newUser("postiton");
        user.setPassword("postiton-demo");
        identities.saveUser(user);
        identities.createMembership("postiton", "managers");
        try {
            var answer = subscribe("postiton");

            assertThat(answer.getStatusCode().value()).isEqualTo(409);
            assertThat(answer.getBody().get("detail").asText()).contains("no e-mail address", "profile");
        } finally {
            identities.deleteUser("postiton");
        }
    }

    private ResponseEntity<JsonNode> subscribe(String user) {
        return ask(user, HttpMethod.PUT, "/api/alerts/subscription");
    }

    private ResponseEntity<JsonNode> get(String user, String path) {
        return ask(user, HttpMethod.GET, path);
    }

    private ResponseEntity<JsonNode> ask(String user, HttpMethod method, String path) {
        return rest.withBasicAuth(user, user + "-demo").exchange(path, method, HttpEntity.EMPTY, JsonNode.class);
    }

    private int total(String query, Object... values) {
        return rest.withBasicAuth("marja", "marja-demo")
                .getForObject("/api/journeys?" + query, JsonNode.class, values)
                .get("total")
                .asInt();
    }

    private static String person(JsonNode group) {
        return group.get("person").isNull() ? "none" : group.get("person").asText();
    }

    private static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.get(field).asText())
                .toList();
    }
}
