package org.ostopolku.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The description of the API says what every operation, parameter, type and field is. */
@ApiTest
class OpenApiDescriptionTest {

    @Autowired
    private TestRestTemplate rest;

    private JsonNode api;

    @BeforeEach
    void read() {
        api = rest.withBasicAuth("helmi", "helmi-demo").getForObject("/api/openapi.json", JsonNode.class);
    }

    @Test
    void everything_is_described() {
        List<String> findings = new ArrayList<>();
        api.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/api/test/")) {
                return;
            }
            path.getValue().properties().forEach(method -> {
                String name = method.getKey() + " " + path.getKey();
                JsonNode operation = method.getValue();
                described(name, operation.path("summary"), findings);
                operation
                        .path("parameters")
                        .forEach(parameter -> described(
                                name + "?" + parameter.path("name").asText(), parameter.path("description"), findings));
            });
        });
        api.at("/components/schemas").properties().stream()
                .filter(schema -> !List.of("Offer", "Change", "Broken").contains(schema.getKey()))
                .forEach(schema -> {
                    described(schema.getKey(), schema.getValue().path("description"), findings);
                    schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(field -> described(
                                    schema.getKey() + "." + field.getKey(),
                                    field.getValue().path("description"),
                                    findings));
                });

        assertThat(api.path("paths").has("/api/me")).isTrue();
        assertThat(findings).isEmpty();
    }

    @Test
    void it_holds_the_api_only() {
        assertThat(api.path("paths").properties())
                .allMatch(path -> path.getKey().startsWith("/api/"));
    }

    @Test
    void a_table_is_an_array_or_csv_and_asks_for_no_reach() {
        JsonNode offers = api.at("/paths/~1api~1test~1offers/get");
        JsonNode content = offers.at("/responses/200/content");

        assertThat(content.at("/application~1json/schema/items/$ref").asText()).isEqualTo("#/components/schemas/Offer");
        assertThat(content.has("text/csv")).isTrue();
        assertThat(offers.at("/responses/401/content").has("application/problem+json"))
                .isTrue();
        assertThat(offers.path("parameters").findValuesAsText("name")).containsExactly("format", "locale");
        assertThat(api.at("/paths/~1api~1test~1reach/get").has("parameters")).isFalse();
    }

    private static void described(String name, JsonNode description, List<String> findings) {
        if (description.asText().isBlank()) {
            findings.add(name + " is not described");
        }
    }
}
