package org.ostopolku.security.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code docs/operate/rest-operations.md} with {@code rest-operations.yaml} and with Camunda's OpenAPI document. To write
 * it again: {@code mvn test -Dtest=RestOperationsDocumentTest -Drest.write=true}
 */
@Tag("once")
class RestOperationsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/operate/rest-operations.md");

    private static final String HEAD = """
            # Operations of the REST API

            Every operation of Camunda's REST API (`/engine-rest`, and `/camunda/api/engine` for the web applications), with the roles that may use
            it. An operation or a field that is not open to a role is for administrators only: the answer is 403 for an operation and 400 for a field, and
            names it. The permissions in [access](access.md) apply as well: this list says what a role may ask for, they say for which data.

            | Role | Users |
            |---|---|
            | anonymous | every caller, before the login |
            | channel | technical accounts |
            | team | every user but technical accounts, so managers and process owners too |
            | manager | users with access to Cockpit, so process owners too |
            | process-owner | users who may deploy |
            | – | administrators only; an administrator has every operation and field |

            This page is generated from `rest-operations.yaml` and Camunda's OpenAPI document:
            `mvn test -Dtest=RestOperationsDocumentTest -Drest.write=true`. “any” is every field, but those in the last column; “=name” is a
            field that has to have its present value.
            """;

    private final RestOperations operations = RestOperations.read();
    private final List<CamundaOperation> documented = CamundaOperation.all();

    @Test
    void the_page_shows_every_operation_of_camunda_with_its_roles_and_fields() throws IOException {
        var current = HEAD + tables();
        if (Boolean.getBoolean("rest.write")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(documented).hasSizeGreaterThan(390);
        assertThat(DOCUMENT)
                .as("mvn test -Dtest=RestOperationsDocumentTest -Drest.write=true writes %s again", DOCUMENT)
                .content()
                .isEqualTo(current);
    }

    @Test
    void the_list_names_only_fields_that_camunda_knows() {
        for (CamundaOperation operation : documented) {
            operations.roles(operation.toString()).forEach((role, fields) -> {
                assertThat(operation.fields())
                        .as("%s, role %s", operation, role.id())
                        .containsAll(fields.free())
                        .containsAll(fields.fixed())
                        .containsAll(fields.closed());
            });
        }
    }

    @Test
    void nobody_but_administrators_has_what_goes_around_the_models() {
        var dangerous = List.of(
                "startInstructions",
                "skipCustomListeners",
                "skipIoMappings",
                "skipSubprocesses",
                "withVariablesInReturn",
                "variablesInResultEnabled",
                "resultEnabled",
                "correlationKeys",
                "localCorrelationKeys",
                "processInstanceId",
                "modifications",
                "deletions",
                "tenantId",
                "all");
        documented.stream()
                .filter(operation ->
                        !operation.verb().equals("GET") && !operation.path().equals("/task/{id}"))
                .forEach(operation -> operations.roles(operation.toString()).forEach((role, fields) -> assertThat(
                                fields.free())
                        .as("%s, role %s", operation, role.id())
                        .doesNotContainAnyElementsOf(dangerous)));
        assertThat(documented)
                .filteredOn(operation -> operation
                        .toString()
                        .matches(".*(modification|restart|bpmnError|bpmnEscalation|delegate|resolve|-async|retries"
                                + "|migration|identity-links/delete|/delete).*|(PUT|POST|DELETE) .*[vV]ariables.*"
                                + "|POST /task/\\{id}/identity-links|DELETE .*|.*/external-task/.*/(complete|failure)"))
                .filteredOn(operation ->
                        !operation.verb().equals("GET") && !operation.verb().equals("OPTIONS"))
                .hasSizeGreaterThan(70)
                .allSatisfy(operation ->
                        assertThat(operations.roles(operation.toString())).isEmpty());
    }

    private String tables() {
        var groups = new TreeMap<String, List<String>>();
        documented.stream()
                .collect(groupingBy(CamundaOperation::group))
                .forEach((group, all) -> groups.put(
                        "/" + group,
                        all.stream()
                                .flatMap(operation -> rows(operation.toString(), operation.fields()))
                                .toList()));
        var known = documented.stream()
                .map(operation -> RestOperations.normalize(operation.toString()))
                .toList();
        var others = operations.all().stream()
                .filter(operation -> !known.contains(operation))
                .sorted()
                .flatMap(operation -> rows(operation, List.of()))
                .toList();
        return Stream.concat(
                        groups.entrySet().stream().map(group -> table(group.getKey(), group.getValue())),
                        Stream.of(table("Operations that Camunda's document lacks", others)))
                .collect(joining());
    }

    private static String table(String title, List<String> rows) {
        return "\n## " + title + "\n\n| Operation | Open to | Fields | Administrators only |\n|---|---|---|---|\n"
                + String.join("", rows);
    }

    /** A row for each set of roles with the same fields. */
    private Stream<String> rows(String operation, Collection<String> known) {
        var roles = operations.roles(operation);
        if (roles.isEmpty()) {
            return Stream.of("| `%s` | – | | |\n".formatted(operation));
        }
        return roles.entrySet().stream()
                .collect(groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        mapping(entry -> entry.getKey().id(), joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> "| `%s` | %s | %s | %s |\n"
                        .formatted(operation, entry.getValue(), open(entry.getKey()), closed(entry.getKey(), known)));
    }

    private static String open(RestFields fields) {
        return fields.any()
                ? "any"
                : Stream.concat(fields.free().stream(), fields.fixed().stream().map(name -> "=" + name))
                        .map("`%s`"::formatted)
                        .collect(joining(" "));
    }

    private static String closed(RestFields fields, Collection<String> known) {
        var closed = new TreeSet<>(fields.any() ? fields.closed() : known);
        closed.removeAll(fields.free());
        closed.removeAll(fields.fixed());
        return closed.stream().map("`%s`"::formatted).collect(joining(" "));
    }
}
