package org.ostopolku.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The list behind each number has as many journeys as the number says, and no user sees journeys of other teams. */
@PlayedCustomers
class JourneyDrilldownOfAYear {

    private final TestRestTemplate rest;
    private final HistoryService history;
    private final TaskService tasks;
    private final RuntimeService runtime;

    JourneyDrilldownOfAYear(TestRestTemplate rest, HistoryService history, TaskService tasks, RuntimeService runtime) {
        this.rest = rest;
        this.history = history;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @ParameterizedTest
    @CsvSource({
        "marja, ''",
        "marja, '&segment=business-new'",
        "marja, '&from=2026-08-13&to=2026-10-07'",
        "marja, '&model=use:1'",
        "aino, '&from=2026-06-01'"
    })
    void a_number_equals_the_length_of_its_list(String who, String filter) {
        var page = json(who, "/api/figures?" + filter);
        for (var stage : page.path("stages")) {
            var here = "&stage=" + stage.path("stage").asText();
            assertTotal(who, "what=now" + here + filter, stage.path("now"));
            assertTotal(who, "what=entered" + here + filter, stage.at("/entered/value"));
            assertTotal(who, "what=gone-on" + here + filter, stage.at("/goneOn/value"));
            assertTotal(who, "what=nurtured" + here + filter, stage.at("/nurtured/value"));
            assertTotal(who, "what=left" + here + filter, stage.at("/left/value"));
            assertTotal(who, "what=moved" + here + filter, stage.at("/moved/value"));
            for (var kpi : stage.path("kpis")) {
                if (!kpi.path("kpi").asText().contains("-book")) {
                    assertTotal(who, "what=kpi&kpi=" + kpi.path("kpi").asText() + here + filter, kpi.path("count"));
                }
            }
        }
        assertTotal(who, "what=now&stage=nurture" + filter, page.path("keptWarm"));
        assertTotal(who, "what=standing-still" + filter, page.at("/attention/standingStillCount"));
        assertTotal(who, "what=open-orders" + filter, page.at("/attention/openOrdersCount"));
        assertTotal(who, "what=unattended" + filter, page.at("/attention/unattendedSignalsCount"));
        for (var decision : page.path("decisions")) {
            var here = "what=decision&element=" + decision.path("element").asText() + filter;
            assertTotal(who, here, decision.at("/count/value"));
            for (var way : decision.path("ways")) {
                assertTotal(who, here + "&flow=" + way.path("flow").asText(), way.at("/count/value"));
                for (var reason : way.path("reasons")) {
                    assertTotal(
                            who,
                            here + "&flow=" + way.path("flow").asText() + "&reason="
                                    + reason.path("reason").asText(),
                            reason.path("count"));
                }
            }
        }
        for (var touchpoint : page.at("/experience/touchpoints")) {
            var list = json(
                    who,
                    "/api/journeys?what=kpi&kpi=feedback-answered&touchpoint={touchpoint}" + filter,
                    touchpoint.path("touchpoint").asText());
            assertThat(list.path("total")).isEqualTo(touchpoint.path("asked"));
        }
    }

    private void assertTotal(String who, String list, JsonNode number) {
        assertThat(json(who, "/api/journeys?" + list).path("total").asLong())
                .as(list)
                .isEqualTo(number.asLong());
    }

    @Test
    void the_pages_of_a_list_hold_every_journey_once() {
        var rows = new ArrayList<JsonNode>();
        var total = json("marja", "/api/journeys?what=entered&stage=awareness")
                .path("total")
                .asInt();
        for (int page = 1; page <= 1 + (total - 1) / 50; page++) {
            json("marja", "/api/journeys?what=entered&stage=awareness&page=" + page)
                    .path("journeys")
                    .forEach(rows::add);
        }
        assertThat(rows).hasSize(total).doesNotHaveDuplicates();
        var entered = history.createHistoricProcessInstanceQuery().processDefinitionKey("awareness").list().stream()
                .map(process -> process.getBusinessKey())
                .toList();
        assertThat(rows).extracting(row -> row.path("journey").asText()).containsExactlyInAnyOrderElementsOf(entered);
    }

    @Test
    void the_books_list_the_journeys_with_open_offers_and_orders() {
        var books = json("marja", "/api/figures").path("money");
        for (var book : Map.of(KpiIds.QUOTE_BOOK, "quoteBook", KpiIds.ORDER_BOOK, "orderBook")
                .entrySet()) {
            var list = json("marja", "/api/journeys?what=" + book.getKey());
            assertThat(list.path("total").asInt()).isPositive();
            assertThat(list.path("journeys"))
                    .hasSize(list.path("total").asInt())
                    .allSatisfy(row -> {
                        assertThat(row.path("customerName").asText()).isNotEmpty();
                        assertThat(row.path("cockpit").asText()).isNotEmpty();
                    });
            assertThat(books.path(book.getValue()).path("value").asDouble()).isPositive();
        }
    }

    @Test
    void a_member_of_a_team_sees_its_customers_and_those_without_owner_and_a_manager_all() {
        var owners = owners("aino", "what=now");
        assertThat(owners).isNotEmpty().isSubsetOf("Aino Virtanen", "Eero Korhonen", "Sanna Mäkinen", "null");
        assertThat(owners("marja", "what=now")).containsAll(owners);
        assertThat(json("helmi", "/api/journeys?what=now").path("total").asInt())
                .isLessThan(
                        json("marja", "/api/journeys?what=now").path("total").asInt());
        for (var path : List.of("/api/figures", "/api/figures/stages", "/api/journeys?what=now", "/api/feedback")) {
            assertThat(get("verkko", path).getStatusCode()).as(path).isEqualTo(HttpStatus.FORBIDDEN);
        }
    }

    private List<String> owners(String who, String list) {
        return StreamSupport.stream(
                        json(who, "/api/journeys?" + list).path("journeys").spliterator(), false)
                .map(row -> row.path("owner").asText("null"))
                .distinct()
                .toList();
    }

    @Test
    void every_user_reads_the_feedback_and_only_the_team_sees_the_customer() {
        var all = json("marja", "/api/feedback");
        var texts = history.createHistoricVariableInstanceQuery().variableName("feedbackText").list().stream()
                .map(HistoricVariableInstance::getValue)
                .filter(text -> text != null && !text.toString().isEmpty())
                .toList();
        assertThat(all)
                .extracting(row -> row.path("text").asText(""))
                .containsAll(texts.stream().map(Object::toString).toList());
        assertThat(json("marja", "/api/feedback?page=2").get(0)).isEqualTo(all.get(50));

        var ofHelmi = json("helmi", "/api/feedback");
        assertThat(ofHelmi).hasSameSizeAs(all);
        var hidden = 0;
        for (int row = 0; row < all.size(); row++) {
            assertThat(ofHelmi.get(row).path("text")).isEqualTo(all.get(row).path("text"));
            hidden += ofHelmi.get(row).path("journey").isNull() ? 1 : 0;
        }
        assertThat(hidden).isPositive().isLessThan(all.size());
        for (var filter : List.of("owner=aino", "segment=business-new")) {
            assertThat(json("marja", "/api/feedback?" + filter)).isNotEmpty();
            assertThat(json("helmi", "/api/feedback?" + filter))
                    .as("whose the answers are")
                    .noneMatch(row -> row.path("journey").isNull());
        }
        assertThat(json("marja", "/api/figures").at("/experience/latest"))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.path("text").asText()).isNotEmpty());
    }

    @Test
    void the_open_recoveries_are_the_open_tasks() {
        var journey = runtime.createProcessInstanceQuery()
                .processDefinitionKey("touchpoint-feedback")
                .activityIdIn("Gateway_WaitForTheAnswer")
                .list()
                .get(0)
                .getBusinessKey();
        runtime.createMessageCorrelation("feedback-received")
                .processInstanceBusinessKey(journey)
                .setVariables(Map.of("feedbackScore", 1, "feedbackText", "Nobody called back."))
                .correlate();

        var open = tasks.createTaskQuery()
                .taskDefinitionKey("UserTask_RecoverTheCustomersTrust")
                .list();
        var recoveries = json("marja", "/api/figures").at("/experience/openRecoveries");
        assertThat(recoveries)
                .hasSize(open.size())
                .extracting(row -> row.path("journey").asText())
                .contains(journey);
        var due = open.stream()
                .map(task -> task.getDueDate().toInstant().toString())
                .collect(Collectors.toSet());
        assertThat(recoveries).allSatisfy(row -> {
            assertThat(due).contains(row.path("due").asText());
            assertThat(row.path("score").asInt()).isBetween(0, 6);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stages", "decisions", "money", "lifetime-value", "forecast", "backtest", "experience", "kpis"})
    void each_part_is_a_table_for_spreadsheets(String part) {
        var lines = get("marja", "/api/figures/" + part + "?format=csv&locale=fi")
                .getBody()
                .split("\r\n");
        assertThat(lines)
                .hasSize(1 + json("marja", "/api/figures/" + part).size())
                .hasSizeGreaterThan(2);
        var columns = lines[0].split(";").length;
        assertThat(columns).isGreaterThan(2);
        assertThat(lines[1].split(";", -1)).hasSizeGreaterThanOrEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "from=0000-01-01, from",
        "from=2026-11-02&to=2026-11-01, to",
        "segment=foo, segment",
        "buyingSituation=foo, buyingSituation",
        "productCategory=foo, productCategory",
        "owner=foo, owner",
        "model=sale, model",
        "model=sale:99, model",
        "what=nothing, what",
        "what=now&stage=foo, stage",
        "what=decision, element",
        "what=kpi&kpi=foo, kpi",
        "what=now&page=0, page",
        "page=1, what"
    })
    void a_wrong_parameter_is_named(String query, String parameter) {
        var answer = rest.withBasicAuth("marja", "marja-demo")
                .getForEntity(
                        "/api/journeys?" + (query.contains("what") || parameter.equals("what") ? "" : "what=now&")
                                + query,
                        JsonNode.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("parameter").asText()).isEqualTo(parameter);
        assertThat(answer.getBody().path("right").asText()).startsWith("give");
    }

    private JsonNode json(String who, String path, Object... values) {
        var answer = rest.withBasicAuth(who, who + "-demo").getForEntity(path, JsonNode.class, values);
        assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private ResponseEntity<String> get(String who, String path) {
        return rest.withBasicAuth(who, who + "-demo").getForEntity(path, String.class);
    }
}
