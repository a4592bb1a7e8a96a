package org.ostopolku.customer.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.authorization.PersonalDataPermission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers customers who ask for their data or for its end, through those who may. */
@RestController
@RequestMapping("/api")
class PrivacyController {

    private static final String NUMBER = "Number of one of the customer's journeys.";
    private static final String STEERING = "Personal data is in the hands of those who see every customer.";
    private static final int SHOWN = 200;
    private static final int TRIES = 3;

    private final PersonalDataPermission right;
    private final PersonalDataTables tables;
    private final CustomerMatcher customers;
    private final Erasure erasure;
    private final ErasureRecords records;
    private final CustomerExports exports;
    private final Clock clock;

    PrivacyController(
            PersonalDataPermission right,
            PersonalDataTables tables,
            CustomerMatcher customers,
            Erasure erasure,
            ErasureRecords records,
            CustomerExports exports,
            Clock clock) {
        this.right = right;
        this.tables = tables;
        this.customers = customers;
        this.erasure = erasure;
        this.records = records;
        this.exports = exports;
        this.clock = clock;
    }

    @Operation(
            summary = "The journeys of one customer",
            description = "What an export or an erasure would be about. For those with the right personal-data.")
    @GetMapping(path = "/customers/{journey}", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneysOfCustomer journeys(DataScope reach, @Parameter(description = NUMBER) @PathVariable String journey) {
        check(reach, journey);
        return customers.findJourneys(journey);
    }

    @Operation(
            summary = "Everything that is known of a customer, to be given to them",
            description = "Of all their journeys. It is written down in the audit log. For those with the right"
                    + " personal-data.")
    @GetMapping(path = "/customers/{journey}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    CustomerExport export(DataScope reach, @Parameter(description = NUMBER) @PathVariable String journey) {
        check(reach, journey);
        return exports.of(customers.findJourneys(journey).journeys());
    }

    @Operation(
            summary = "The same as a page to read and to print",
            description = "It is written down in the audit log. For those with the right personal-data.")
    @GetMapping(path = "/customers/{journey}/export.html", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(DataScope reach, @Parameter(description = NUMBER) @PathVariable String journey) {
        check(reach, journey);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.html\"")
                .body(new ExportPage(clock.getZone())
                        .of(exports.of(customers.findJourneys(journey).journeys())));
    }

    @Operation(
            summary = "Erases the person of a customer, in every table",
            description =
                    "Running journeys go on without what is personal; figures stay as they are. Answers the proofs,"
                            + " one for each journey. It cannot be undone. For those with the right personal-data.")
    @PostMapping(path = "/customers/{journey}/erasure", produces = MediaType.APPLICATION_JSON_VALUE)
    List<ErasureRecord> erase(
            DataScope reach,
            @Parameter(description = NUMBER) @PathVariable String journey,
            @RequestBody ErasureRequest wish) {
        check(reach, journey);
        var reason = ErasureReason.of(wish.reason())
                .filter(ErasureReason::isAskedFor)
                .orElseThrow(() -> Problem.invalidParameter(
                        "reason", wish.reason(), "give customer-asked, consent-withdrawn or mistake"));
        var known = customers.findJourneys(journey);
        var all = wish.journeys() == null ? known.journeys() : wish.journeys();
        var possible = new ArrayList<>(known.journeys());
        possible.addAll(known.sameName());
        all.stream().filter(one -> !possible.contains(one)).findFirst().ifPresent(other -> {
            throw Problem.invalidParameter("journeys", other, "give journeys of this customer only");
        });
        return all.stream().map(one -> erase(one, reason)).toList();
    }

    /** Somebody may be serving the customer right now: then it is done after them. */
    private ErasureRecord erase(String journey, ErasureReason reason) {
        for (int tries = 1; ; tries++) {
            try {
                return erasure.erase(journey, reason);
            } catch (OptimisticLockingException e) {
                if (tries == TRIES) {
                    throw Problem.conflict(
                            "Somebody is changing journey %s right now; nothing of it was erased. Try again."
                                    .formatted(journey));
                }
            }
        }
    }

    @Operation(
            summary = "The proofs of erasures, the latest first",
            description = "At most " + SHOWN + " at once; their number is in X-Total-Count. The tables are in the JSON"
                    + " only. For those with the right personal-data.")
    @GetMapping("/erasures")
    ResponseEntity<Table<ErasureRecord>> erasures(
            DataScope reach,
            @Parameter(description = "Number of a journey, to see only its own.") @RequestParam(required = false)
                    String journey,
            @Parameter(description = "How many of the latest are left out.") @RequestParam(defaultValue = "0")
                    int skipped) {
        right.require();
        reach.requireEverything(STEERING);
        return ResponseEntity.ok()
                .header("X-Total-Count", String.valueOf(records.count(journey)))
                .body(new Table<>(ErasureRecord.class, records.latest(journey, Math.max(0, skipped), SHOWN)));
    }

    private void check(DataScope reach, String journey) {
        right.require();
        reach.requireEverything(STEERING);
        if (!tables.isJourney(journey)) {
            throw Problem.notFound("There is no journey with this number.");
        }
    }
}
