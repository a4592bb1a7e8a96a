package org.ostopolku.security.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.security.user.UserNames;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log, for users who may read the engine's operation log of the category Admin. */
@RestController
class AuditController {

    private static final int PAGE_SIZE = 100;
    private static final int LAST_PAGE = 10_000;

    private final AuditLog log;
    private final UserNames people;
    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final Clock clock;

    AuditController(
            AuditLog log,
            UserNames people,
            IdentityService identities,
            AuthorizationService authorizations,
            Clock clock) {
        this.log = log;
        this.people = people;
        this.identities = identities;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    @Operation(
            summary = "The audit log, the latest entry first, " + PAGE_SIZE + " entries on a page",
            description =
                    "For administrators: users who may read the engine's operation log of the category Admin. Entries cannot be changed.")
    @GetMapping("/api/audit")
    Table<AuditEntryView> audit(
            Principal user,
            @Parameter(description = "Only of this kind.") @RequestParam(required = false) AuditKind kind,
            @Parameter(description = "Only actions of this user, by user id.") @RequestParam(required = false)
                    String person,
            @Parameter(description = "Only actions on this object: a user id, a group, a journey's number.")
                    @RequestParam(required = false)
                    String subject,
            @Parameter(description = "From this day on.") @RequestParam(required = false) LocalDate from,
            @Parameter(description = "Until the end of this day.") @RequestParam(required = false) LocalDate to,
            @Parameter(description = "Number of the page, from 1.") @RequestParam(defaultValue = "1") int page) {
        requirePermission(user.getName());
        if (page < 1 || page > LAST_PAGE) {
            throw Problem.invalidParameter("page", String.valueOf(page), "give a number from 1 to " + LAST_PAGE);
        }
        var query = new AuditQuery(
                kind,
                nullIfBlank(person),
                nullIfBlank(subject),
                start(from),
                start(to == null ? null : to.plusDays(1)));
        var entries = log.entries(query, (page - 1) * PAGE_SIZE, PAGE_SIZE);
        var names = currentNames(entries);
        var views = entries.stream()
                .map(entry -> new AuditEntryView(
                        entry.id(),
                        entry.at().toInstant(),
                        entry.person(),
                        names.get(entry.id()),
                        entry.kind(),
                        entry.subject(),
                        entry.reason(),
                        entry.text(),
                        entry.address()))
                .toList();
        return new Table<>(AuditEntryView.class, views);
    }

    /**
     * The present name of the user of each entry, by the id of the entry. The log keeps user ids only, because a name could not be
     * erased. A user id that was given to a new user after the entry has no name there: it would be another person.
     */
    private Map<Long, String> currentNames(List<AuditEntry> entries) {
        var users = entries.stream()
                .map(AuditEntry::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var names = people.existingNames(users);
        var creations = log.latestCreations(users);
        return entries.stream()
                .filter(entry -> names.containsKey(entry.person()))
                .filter(entry -> creations.getOrDefault(entry.person(), 0L) <= entry.id())
                .collect(Collectors.toMap(AuditEntry::id, entry -> names.get(entry.person())));
    }

    private void requirePermission(String user) {
        var groups = identities.getCurrentAuthentication().getGroupIds();
        if (!authorizations.isUserAuthorized(
                user,
                groups,
                UserOperationLogCategoryPermissions.READ,
                Resources.OPERATION_LOG_CATEGORY,
                UserOperationLogEntry.CATEGORY_ADMIN)) {
            throw Problem.forbidden("Only administrators may read the audit log.");
        }
    }

    private OffsetDateTime start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private static String nullIfBlank(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
