package org.ostopolku.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.journey.JourneyVariable;
import org.ostopolku.process.journey.JourneyVariables;
import org.ostopolku.security.web.AuthenticatedAs;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Erases some customers of each kind from a simulated year. No personal data of them is left in any table, and every figure is
 * unchanged. The erasure is rolled back, because other tests read the same customers.
 */
@PlayedCustomers
class PrivacyOfAYear {

    /** Variables that identify a person; several customers may have the same text of another variable. */
    private static final Set<String> IDENTIFYING =
            Set.of("customerName", "customerId", "contactPerson", "contactEmail");

    private static final Set<String> TEXTS_ONLY = Set.of("latest", "feedback");

    private final Erasure erasure;
    private final PersonalDataTables tables;
    private final PersonalVariables variables;
    private final List<String> personal;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final List<String> figures;
    private final MockMvc manager;

    PrivacyOfAYear(
            Erasure erasure,
            PersonalDataTables tables,
            PersonalVariables variables,
            JourneyVariables declared,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectMapper json,
            WebApplicationContext context,
            IdentityService identities,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses) {
        this.erasure = erasure;
        this.tables = tables;
        this.variables = variables;
        this.personal = declared.all().stream()
                .filter(JourneyVariable::personal)
                .map(JourneyVariable::name)
                .toList();
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.figures = addresses.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getDirectPaths().stream())
                .filter(path -> path.startsWith("/api/figures") || path.equals("/api/attention"))
                .sorted()
                .toList();
        this.manager = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(new AuthenticatedAs(identities, "marja", List.of("managers")))
                .build();
    }

    @Test
    void no_personal_data_of_an_erased_customer_is_left_and_every_figure_is_unchanged() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            assertThat(jdbc.sql("select count(*) from journey")
                            .query(Integer.class)
                            .single())
                    .isGreaterThanOrEqualTo(PlayedYear.CUSTOMERS);
            var erased = oneOfEachKind();
            assertThat(erased).hasSizeGreaterThan(10);
            var processes = erased.stream()
                    .flatMap(journey -> tables.processes(journey).stream())
                    .toList();
            var ids = ids(erased, processes);
            var scan = new DatabaseScan(jdbc);
            var texts = erased.stream()
                    .flatMap(journey -> erasedTexts(journey).stream())
                    .collect(Collectors.toSet());
            var before = scan.find(texts, ids);
            var others = before.stream()
                    .filter(hit -> !hit.ofJourney())
                    .map(DatabaseScan.Hit::text)
                    .collect(Collectors.toCollection(HashSet::new));
            others.removeAll(uniqueIdentifiers(processes));
            assertThat(before)
                    .extracting(DatabaseScan.Hit::table)
                    .contains("act_ru_variable", "act_hi_varinst", "act_hi_detail");
            assertThat(texts).hasSizeGreaterThan(others.size() + erased.size());
            var needs = needs(processes);
            assertThat(needs).isNotEmpty().doesNotContain(RunningVariables.ERASED);
            var figuresBefore = figures();
            assertThat(figuresBefore).hasSizeGreaterThan(1000);
            var ledgerBefore = ledger();

            var records = erased.stream()
                    .map(journey -> erasure.erase(journey, ErasureReason.CUSTOMER_ASKED))
                    .toList();

            assertThat(scan.find(texts, ids))
                    .filteredOn(hit -> hit.ofJourney() || !others.contains(hit.text()))
                    .isEmpty();
            assertThat(needs(processes)).hasSameSizeAs(needs).containsOnly(RunningVariables.ERASED);
            assertThat(figures()).isEqualTo(figuresBefore);
            assertThat(ledger()).isEqualTo(ledgerBefore);
            assertThat(records)
                    .allSatisfy(record -> assertThat(record.entries()).isPositive());
        });
    }

    /** A journey for each end and each current place, one that was recommended, and its recommender. */
    private List<String> oneOfEachKind() {
        var kinds = jdbc.sql("""
                        select min(path.business_key_) from act_hi_procinst path
                        left join open_journey here on here.journey = path.business_key_
                        where path.proc_def_key_ = 'customer-journey'
                        group by coalesce(here.place, path.end_act_id_)
                        """).query(String.class).list();
        var recommended = jdbc.sql("""
                        select min(path.business_key_) from act_hi_procinst path
                        join act_hi_varinst recommender on recommender.proc_inst_id_ = path.id_ and recommender.name_ = 'referredBy'
                        where path.proc_def_key_ = 'customer-journey' and recommender.text_ is not null
                        """).query(String.class).list();
        assertThat(recommended).doesNotContainNull();
        return Stream.of(kinds, recommended, withNeeds())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** A journey with an open development need, and one with an ended need. */
    private List<String> withNeeds() {
        var needs = jdbc.sql("""
                        select min(path.business_key_) from act_hi_procinst need
                        join act_hi_procinst path on path.business_key_ = need.business_key_
                            and path.proc_def_key_ = 'customer-journey'
                        where need.proc_def_key_ = 'development-need'
                        group by case when need.end_time_ is null then 'open' else 'ended' end
                        """).query(String.class).list();
        assertThat(needs).hasSize(2);
        return needs;
    }

    /** Every text of a personal variable that a journey ever had, line by line, without those that an order keeps. */
    private Set<String> erasedTexts(String journey) {
        var kept = variables.kept(journey);
        var texts = lines(journey, name -> !kept.contains(name));
        texts.removeAll(lines(journey, kept::contains));
        return texts;
    }

    private Set<String> lines(String journey, Predicate<String> which) {
        var names = personal.stream().filter(which).toList();
        return names.isEmpty()
                ? Set.of()
                : writtenTexts("proc_inst_id_ in (:processes)", names, tables.processes(journey))
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> line.length() > 2)
                        .collect(Collectors.toCollection(HashSet::new));
    }

    /** The texts of the open development needs. */
    private List<String> needs(List<String> processes) {
        return jdbc.sql("select text_ from act_ru_variable where proc_inst_id_ in (:processes) and name_ = 'need'")
                .param("processes", processes)
                .query(String.class)
                .list();
    }

    /** Names, addresses and numbers that no other customer has. */
    private Set<String> uniqueIdentifiers(List<String> processes) {
        var names = writtenTexts("proc_inst_id_ in (:processes)", IDENTIFYING, processes)
                .collect(Collectors.toSet());
        writtenTexts("proc_inst_id_ not in (:processes)", IDENTIFYING, processes)
                .forEach(names::remove);
        return names;
    }

    private Stream<String> writtenTexts(String which, Collection<String> variables, List<String> processes) {
        return jdbc
                .sql("select distinct text_ from act_hi_detail where text_ is not null and name_ in (:variables) and "
                        + which)
                .param("variables", variables)
                .param("processes", processes)
                .query(String.class)
                .list()
                .stream();
    }

    private Set<String> ids(List<String> erased, List<String> processes) {
        Set<String> ids = new HashSet<>(erased);
        ids.addAll(processes);
        for (String query : List.of(
                "select id_ from act_hi_taskinst where proc_inst_id_ in (:processes)",
                "select id_ from act_hi_decinst where proc_inst_id_ in (:processes)",
                "select bytearray_id_ from act_hi_detail where proc_inst_id_ in (:processes)",
                "select bytearray_id_ from act_ru_variable where proc_inst_id_ in (:processes)")) {
            ids.addAll(jdbc.sql(query)
                    .param("processes", processes)
                    .query(String.class)
                    .list());
        }
        ids.remove(null);
        return ids;
    }

    /** Every number in the answers of the API, by path. */
    private Map<String, String> figures() {
        assertThat(figures).hasSizeGreaterThan(5);
        var numbers = new TreeMap<String, String>();
        for (String address : figures) {
            try {
                var answer = manager.perform(get(address)).andReturn().getResponse();
                assertThat(answer.getStatus()).as(address).isEqualTo(200);
                collect(address, json.readTree(answer.getContentAsByteArray()), numbers);
            } catch (Exception e) {
                throw new AssertionError(address, e);
            }
        }
        return numbers;
    }

    /** Comments are left out, because an erased one is replaced by an older one. */
    private static void collect(String where, JsonNode node, Map<String, String> numbers) {
        if (node.isValueNode()) {
            if (node.isNumber() || node.isBoolean()) {
                numbers.put(where, node.asText());
            }
            return;
        }
        var children = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(field -> children.put(field.getKey(), field.getValue()));
        for (int place = 0; node.isArray() && place < node.size(); place++) {
            children.put(String.valueOf(place), node.get(place));
        }
        children.keySet().removeAll(TEXTS_ONLY);
        children.forEach((name, child) -> collect(where + "/" + name, child, numbers));
    }

    private List<Map<String, Object>> ledger() {
        var rows = new ArrayList<Map<String, Object>>();
        List.of("kpi_record order by id", "kpi_delta order by id", "open_journey order by journey")
                .forEach(table ->
                        rows.addAll(jdbc.sql("select * from " + table).query().listOfRows()));
        return rows;
    }
}
