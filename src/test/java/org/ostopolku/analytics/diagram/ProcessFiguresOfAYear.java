package org.ostopolku.analytics.diagram;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.analytics.diagram.ProcessFigures.DecidedWay;
import org.ostopolku.analytics.diagram.ProcessFigures.ElementFigures;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The figures of a process diagram and the paths of finished instances agree with a recount from the engine's history. */
@PlayedCustomers
class ProcessFiguresOfAYear {

    private static final Set<String> SALES = Set.of("aino", "eero", "sanna", "");

    private final TestRestTemplate rest;
    private final ProcessEngine engine;
    private final DiagramFigures figures;
    private final FinishedInstances finished;

    ProcessFiguresOfAYear(
            TestRestTemplate rest, ProcessEngine engine, DiagramFigures figures, FinishedInstances finished) {
        this.rest = rest;
        this.engine = engine;
        this.figures = figures;
        this.finished = finished;
    }

    @ParameterizedTest(name = "{0} from {1} to {2}, seen by {3}")
    @CsvSource({
        "sale,             2025-11-01, 2026-11-20, marja",
        "sale,             2026-03-01, 2026-06-30, marja",
        "sale,             2025-11-01, 2026-11-20, aino",
        "use,              2025-11-01, 2026-11-20, marja",
        "use,              2026-03-29, 2026-10-25, marja",
        "customer-journey, 2025-11-01, 2026-11-20, marja",
        "customer-journey, 2026-06-01, 2026-06-30, aino"
    })
    void every_figure_agrees_with_the_history(String process, LocalDate from, LocalDate to, String person) {
        var history = history(process, from, to, person);
        var figures = get(person, process, "figures?from=%s&to=%s".formatted(from, to));

        var elements = figures.path("elements");
        assertThat(numbers(elements, "element", "passes")).isNotEmpty().isEqualTo(history.passes());
        assertThat(numbers(elements, "element", "customers")).isEqualTo(history.customers());
        var hours = history.hours();
        assertThat(stream(elements)
                        .filter(element -> element.path("medianHours").isNumber()))
                .extracting(element -> element.path("element").asText())
                .containsExactlyInAnyOrderElementsOf(hours.keySet());
        hours.forEach((element, durations) -> {
            var figure = of(elements, "element", element);
            assertThat(figure.path("medianHours").asDouble())
                    .as("median hours of %s", element)
                    .isCloseTo(percentile(durations, 0.5), within(0.0002));
            assertThat(figure.path("p90Hours").asDouble())
                    .as("90th percentile of %s", element)
                    .isCloseTo(percentile(durations, 0.9), within(0.0002));
        });

        var decisions = figures.path("decisions");
        var ways = stream(decisions)
                .flatMap(decision -> stream(decision.path("ways")))
                .toList();
        assertThat(ways.stream()
                        .filter(way -> way.path("count").asLong() > 0)
                        .collect(toMap(way -> way.path("flow").asText(), way -> way.path("count")
                                .asLong())))
                .isNotEmpty()
                .isEqualTo(history.flows());
        assertThat(decisions).allSatisfy(decision -> {
            assertThat(decision.path("count").asLong())
                    .isEqualTo(of(elements, "element", decision.path("element").asText())
                            .path("passes")
                            .asLong());
            assertThat(decision.path("ways")).allSatisfy(way -> assertThat(
                            way.path("share").isNull()
                                    ? 0
                                    : way.path("share").asDouble()
                                            * decision.path("count").asLong())
                    .isCloseTo(way.path("count").asLong(), within(1e-9)));
        });
    }

    @ParameterizedTest(name = "{0} from {1} to {2}, seen by {3}")
    @CsvSource({
        "sale,                2025-11-01, 2026-11-20, marja",
        "use,                 2026-05-01, 2026-10-31, marja",
        "customer-journey,    2025-11-01, 2026-11-20, aino",
        "touchpoint-feedback, 2025-11-01, 2026-11-20, helmi"
    })
    void every_finished_instance_is_listed_with_its_path(String process, LocalDate from, LocalDate to, String person) {
        var history = history(process, from, to, person);
        var rows = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = get(
                    person,
                    process,
                    "finished?from=%s&to=%s&page=%d"
                            .formatted(from, to, rows.size() / FinishedInstances.PAGE_SIZE + 1));
            page.path("rows").forEach(rows::add);
        } while (page.path("rows").size() == FinishedInstances.PAGE_SIZE);

        assertThat(page.path("total").asInt()).isEqualTo(rows.size());
        assertThat(rows)
                .isSortedAccordingTo(
                        Comparator.comparing((JsonNode row) -> ended(row)).reversed());
        assertThat(rows.stream().map(ProcessFiguresOfAYear::describe))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(history.finished().values().stream()
                        .map(instance -> describe(instance, history.steps(instance.getId())))
                        .toList());
    }

    @Test
    void a_path_shows_the_decisions_of_the_customer_and_the_end() {
        var sales = get("marja", "sale", "finished?from=2025-11-01").path("rows");

        assertThat(sales).allSatisfy(sale -> {
            var decisions = stream(sale.path("path"))
                    .filter(step -> step.path("kind").asText().equals("decision"))
                    .toList();
            var last = decisions.isEmpty()
                    ? ""
                    : decisions.get(decisions.size() - 1).path("answer").asText();
            assertThat(decisions)
                    .allSatisfy(
                            step -> assertThat(step.path("name").asText()).isEqualTo("What does the customer decide?"));
            switch (sale.path("end").asText()) {
                case "Customer bought" -> assertThat(last).isEqualTo("buys");
                case "Customer declined the offer" -> assertThat(last).isEqualTo("declines");
                default -> assertThat(sale.path("end").asText()).isEqualTo("Customer moved to another stage");
            }
        });
        assertThat(get("marja", "use", "finished?from=2025-11-01").path("rows"))
                .filteredOn(use -> use.path("cancelled").asBoolean())
                .isNotEmpty()
                .allSatisfy(use -> assertThat(use.path("end").asText()).isEqualTo("cancelled"));
    }

    @Test
    void customers_out_of_scope_are_neither_counted_nor_listed() {
        var own = Set.of("aino", "");
        var from = LocalDate.parse("2025-11-01");
        var to = LocalDate.parse("2026-11-20");
        var repository = engine.getRepositoryService();
        var condition = new InstanceCondition(
                repository.getProcessDefinition(definition("sale")),
                FigureFilter.of(from, to).withOwners(own),
                ZoneId.of("Europe/Helsinki"));
        var model = new DiagramModel(repository.getBpmnModelInstance(definition("sale")), "sale");
        var history = new ProcessHistory(engine, definition("sale"), from, to, own);

        var counted = figures.compute(condition, model);
        assertThat(counted.elements().stream()
                        .filter(element -> element.passes() > 0)
                        .collect(toMap(ElementFigures::element, ElementFigures::passes)))
                .isEqualTo(history.passes());
        assertThat(counted.ways().stream()
                        .filter(way -> way.count() > 0)
                        .collect(toMap(DecidedWay::flow, DecidedWay::count)))
                .isEqualTo(history.flows());
        assertThat(finished.page(condition, model, 1).total())
                .isEqualTo(history.finished().size())
                .isPositive()
                .isLessThan(get("marja", "sale", "finished?from=2025-11-01")
                        .path("total")
                        .asLong());
    }

    @Test
    void the_figures_are_available_as_tables_for_spreadsheets() {
        var figuresOfSale = get("marja", "sale", "figures?from=2025-11-01");
        assertThat(csv("sale", "figures/elements?from=2025-11-01"))
                .hasSize(figuresOfSale.path("elements").size() + 1)
                .anyMatch(line -> line.contains("Negotiate with the customer"));
        assertThat(csv("sale", "figures/decisions?from=2025-11-01"))
                .anyMatch(line -> line.contains("What does the customer decide?") && line.contains("buys"));
        var steps = stream(get("marja", "sale", "finished?from=2025-11-01").path("rows"))
                .mapToLong(row -> row.path("path").size())
                .sum();
        assertThat(csv("sale", "finished/steps?from=2025-11-01")).hasSize((int) steps + 1);
    }

    @Test
    void a_team_without_customers_sees_those_without_owner_and_a_technical_account_nothing() {
        assertThat(passesOfAwareness("helmi")).isPositive().isLessThan(passesOfAwareness("marja"));
        assertThat(status("verkko", "figures")).isEqualTo(403);
        assertThat(status("verkko", "finished")).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "figures?from=soon,                       from",
        "figures?from=2026-06-02&to=2026-06-01,   to",
        "finished?page=0,                         page",
        "finished?page=many,                      page"
    })
    void a_wrong_parameter_is_named(String path, String parameter) {
        var answer = answer("marja", address("sale", path));
        assertThat(answer.path("status").asInt()).as("%s", answer).isEqualTo(400);
        assertThat(answer.path("parameter").asText()).isEqualTo(parameter);
    }

    @Test
    void an_unknown_process_is_not_found() {
        assertThat(answer("marja", "/api/process-definitions/nowhere/figures")
                        .path("status")
                        .asInt())
                .isEqualTo(404);
    }

    private long passesOfAwareness(String person) {
        return of(
                        get(person, JourneyProcess.CUSTOMER_JOURNEY, "figures?from=2025-11-01")
                                .path("elements"),
                        "element",
                        "CallActivity_Awareness")
                .path("passes")
                .asLong();
    }

    private ProcessHistory history(String process, LocalDate from, LocalDate to, String person) {
        var owners =
                switch (person) {
                    case "aino" -> SALES;
                    case "helmi" -> Set.of("helmi", "veikko", "");
                    default -> null;
                };
        return new ProcessHistory(engine, definition(process), from, to, owners);
    }

    /** The version with which the year was simulated. */
    private String definition(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(1)
                .singleResult()
                .getId();
    }

    private String address(String process, String path) {
        return "/api/process-definitions/" + definition(process) + "/" + path;
    }

    private JsonNode get(String person, String process, String path) {
        var answer = answer(person, address(process, path));
        assertThat(answer.has("status")).as("%s", answer).isFalse();
        return answer;
    }

    private JsonNode answer(String person, String address) {
        return rest.withBasicAuth(person, person + "-demo").getForObject(address, JsonNode.class);
    }

    private int status(String person, String path) {
        return answer(person, address("sale", path)).path("status").asInt();
    }

    private List<String> csv(String process, String path) {
        return rest.withBasicAuth("marja", "marja-demo")
                .getForObject(address(process, path) + "&format=csv&locale=en", String.class)
                .lines()
                .toList();
    }

    private static String describe(JsonNode row) {
        var steps = stream(row.path("path"))
                .filter(step -> !step.path("kind").asText().equals("decision"))
                .map(step -> step.path("name").asText())
                .toList();
        return describe(
                row.path("journey").asText(null),
                Instant.parse(row.path("startedAt").asText()),
                ended(row),
                row.path("cancelled").asBoolean(),
                steps);
    }

    private static String describe(HistoricProcessInstance instance, List<String> steps) {
        return describe(
                instance.getBusinessKey(),
                instance.getStartTime().toInstant(),
                instance.getEndTime().toInstant(),
                !instance.getState().equals(HistoricProcessInstance.STATE_COMPLETED),
                steps);
    }

    private static String describe(
            String journey, Instant started, Instant ended, boolean cancelled, List<String> steps) {
        return "%s from %s to %s%s: %s".formatted(journey, started, ended, cancelled ? ", cancelled" : "", steps);
    }

    private static Instant ended(JsonNode row) {
        return Instant.parse(row.path("endedAt").asText());
    }

    private static Map<String, Long> numbers(JsonNode list, String id, String number) {
        return stream(list)
                .filter(item -> item.path("passes").asLong() > 0)
                .collect(toMap(item -> item.path(id).asText(), item -> item.path(number)
                        .asLong()));
    }

    private static JsonNode of(JsonNode list, String key, String id) {
        return stream(list)
                .filter(item -> item.path(key).asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Interpolates between the two nearest values, as percentile_cont does. */
    private static double percentile(List<Double> values, double part) {
        var sorted = values.stream().sorted().toList();
        var place = part * (sorted.size() - 1);
        var below = sorted.get((int) Math.floor(place));
        var above = sorted.get((int) Math.ceil(place));
        return below + (above - below) * (place - Math.floor(place));
    }
}
