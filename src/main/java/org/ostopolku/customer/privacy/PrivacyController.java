package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.PersonalDataPermission;
import org.springframework.beans.propertyeditors.StringArrayPropertyEditor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports and erases the data of customers who request it. */
@RestController
@RequestMapping("/api")
class PrivacyController {

    private static final String NUMBER = "Number of one of the customer's journeys.";
    private static final String CHOICE =
            "Numbers of the journeys that are meant, each as a parameter of its own; may be left out if there is only one with the"
                    + " customer number or e-mail address.";
    private static final String NEEDS_ALL_CUSTOMERS = "Personal data needs access to every customer.";
    private static final int SHOWN = 200;

    private final PersonalDataPermission permission;
    private final PersonalDataTables tables;
    private final CustomerMatcher customers;
    private final ErasurePreviews previews;
    private final Erasure erasure;
    private final ErasureRecords records;
    private final CustomerExports exports;
    private final Clock clock;

    PrivacyController(
            PersonalDataPermission permission,
            PersonalDataTables tables,
            CustomerMatcher customers,
            ErasurePreviews previews,
            Erasure erasure,
            ErasureRecords records,
            CustomerExports exports,
            Clock clock) {
        this.permission = permission;
        this.tables = tables;
        this.customers = customers;
        this.previews = previews;
        this.erasure = erasure;
        this.records = records;
        this.exports = exports;
        this.clock = clock;
    }

    @Operation(
            summary = "The journeys of one customer",
            description = "The journeys that an export or an erasure covers. Needs the permission personal-data.")
    @GetMapping(path = "/customers/{journey}", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneysOfCustomer journeys(DataScope scope, @Parameter(description = NUMBER) @PathVariable String journey) {
        check(scope, journey);
        return customers.findJourneys(journey);
    }

    @Operation(
            summary = "The data of a customer, to be given to them",
            description = "Recorded in the audit log. Needs the permission personal-data.")
    @GetMapping(path = "/customers/{journey}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    CustomerExport export(
            DataScope scope,
            @Parameter(description = NUMBER) @PathVariable String journey,
            @Parameter(description = CHOICE) @RequestParam(required = false) String[] journeys) {
        check(scope, journey);
        return exports.export(choose(journey, asList(journeys)));
    }

    @Operation(
            summary = "The data of a customer as a page",
            description = "Recorded in the audit log. Needs the permission personal-data.")
    @GetMapping(path = "/customers/{journey}/export.html", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(
            DataScope scope,
            @Parameter(description = NUMBER) @PathVariable String journey,
            @Parameter(description = CHOICE) @RequestParam(required = false) String[] journeys) {
        check(scope, journey);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.html\"")
                .body(new ExportPage(clock.getZone()).render(exports.export(choose(journey, asList(journeys)))));
    }

    @Operation(
            summary = "What an erasure would erase, and what stays",
            description = "One answer for each journey of the customer, also those with the same name only. Changes"
                    + " nothing. Needs the permission personal-data.")
    @GetMapping(path = "/customers/{journey}/erasure", produces = MediaType.APPLICATION_JSON_VALUE)
    List<ErasurePreview> preview(DataScope scope, @Parameter(description = NUMBER) @PathVariable String journey) {
        check(scope, journey);
        var found = customers.findJourneys(journey);
        return Stream.concat(found.journeys().stream(), found.sameName().stream())
                .map(previews::find)
                .toList();
    }

    @Operation(
            summary = "Erases the personal data of a customer, in every table",
            description = "Running journeys go on; figures stay, and so does the data of orders while the law orders to"
                    + " keep it: ask for the preview first. Answers one record for each journey. It cannot be"
                    + " undone. Needs the permission personal-data.")
    @PostMapping(path = "/customers/{journey}/erasure", produces = MediaType.APPLICATION_JSON_VALUE)
    List<ErasureRecord> erase(
            DataScope scope,
            @Parameter(description = NUMBER) @PathVariable String journey,
            @RequestBody ErasureRequest request) {
        check(scope, journey);
        var reason = ErasureReason.of(request.reason())
                .filter(ErasureReason::isForUsers)
                .orElseThrow(() -> Problem.invalidParameter(
                        "reason", request.reason(), "give customer-asked, consent-withdrawn or mistake"));
        return choose(journey, request.journeys()).stream()
                .map(one -> erase(one, reason))
                .toList();
    }

    /**
     * The journeys that a request is about. Nobody has verified that journeys with one e-mail address or customer number are of
     * one customer, so they have to be given by their numbers.
     *
     * @param chosen null if the request has none
     * @throws Problem if the customer seems to have others, or none of this customer is chosen
     */
    private List<String> choose(String journey, List<String> chosen) {
        var found = customers.findJourneys(journey);
        if (chosen == null && found.journeys().size() > 1) {
            throw Problem.invalidParameter(
                    "journeys",
                    null,
                    "give those that are meant: %s have the same customer number or e-mail address"
                            .formatted(String.join(", ", found.journeys())));
        }
        if (chosen != null && chosen.isEmpty()) {
            throw Problem.invalidParameter(
                    "journeys",
                    "[]",
                    "give at least one journey of this customer, or leave it out if there is only one");
        }
        var all = chosen == null ? found.journeys() : chosen;
        var possible = new ArrayList<>(found.journeys());
        possible.addAll(found.sameName());
        all.stream().filter(one -> !possible.contains(one)).findFirst().ifPresent(other -> {
            throw Problem.invalidParameter("journeys", other, "give journeys of this customer only");
        });
        return all.stream().distinct().toList();
    }

    private static List<String> asList(String[] numbers) {
        return numbers == null ? null : List.of(numbers);
    }

    /** A number may hold a comma, at which Spring would split it. */
    @InitBinder
    static void keepCommas(WebDataBinder binder) {
        binder.registerCustomEditor(String[].class, new StringArrayPropertyEditor(null));
    }

    private ErasureRecord erase(String journey, ErasureReason reason) {
        try {
            return erasure.eraseWhileOthersWork(journey, reason);
        } catch (OptimisticLockingException | ConcurrencyFailureException e) {
            throw Problem.conflict(
                    "Another user is changing journey %s; nothing of it was erased. Try again.".formatted(journey));
        }
    }

    @Operation(
            summary = "The records of erasures, the latest first",
            description =
                    "At most " + SHOWN + " in one answer; the total is in X-Total-Count. The tables are in the JSON"
                            + " only. Needs the permission personal-data.")
    @GetMapping("/erasures")
    ResponseEntity<Table<ErasureRecord>> erasures(
            DataScope scope,
            @Parameter(description = "Number of a journey, to see only its own.") @RequestParam(required = false)
                    String journey,
            @Parameter(description = "Number of the latest records to skip.") @RequestParam(defaultValue = "0")
                    int skipped) {
        permission.require();
        scope.requireEverything(NEEDS_ALL_CUSTOMERS);
        return ResponseEntity.ok()
                .header("X-Total-Count", String.valueOf(records.count(journey)))
                .body(new Table<>(ErasureRecord.class, records.latest(journey, Math.max(0, skipped), SHOWN)));
    }

    private void check(DataScope scope, String journey) {
        permission.require();
        scope.requireEverything(NEEDS_ALL_CUSTOMERS);
        if (!tables.isJourney(journey)) {
            throw Problem.notFound("There is no journey with this number.");
        }
    }
}
