package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Migrations of journeys to another version of their model, for users who may deploy. */
@RestController
@RequestMapping("/api/migrations")
class MigrationsController {

    private static final String WHOLE_COMPANY_ONLY = "Migrations are shown to managers and process owners only.";

    private static final String ID = "Id of the migration.";

    private final MigrationPreviews previews;
    private final Migrations migrations;

    MigrationsController(MigrationPreviews previews, Migrations migrations) {
        this.previews = previews;
        this.migrations = migrations;
    }

    @Operation(summary = "The migrations, the newest first")
    @GetMapping
    List<MigrationProgress> all(DataScope scope) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return migrations.newest();
    }

    @Operation(
            summary =
                    "What a migration would do: the mapping of the elements, and which journeys could not be migrated and why",
            description = "Nothing is changed.")
    @PostMapping("/preview")
    MigrationPreview preview(DataScope scope, @RequestBody Migration migration) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return previews.describe(migration, previews.analyse(migration));
    }

    @Operation(
            summary = "Migrates one journey",
            description = "Returns what a migration of the others would do. 404 if the journey is not in the version,"
                    + " 409 with the reasons if it cannot be migrated.")
    @PostMapping("/try")
    MigrationPreview one(
            DataScope scope,
            @RequestBody Migration migration,
            @Parameter(description = "The journey number.") @RequestParam String journey) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        var analysis = previews.analyse(migration);
        var group = analysis.failures().entrySet().stream()
                .filter(one ->
                        one.getKey().instances().stream().anyMatch(instance -> journey.equals(instance.journey())))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("Journey %s is not in version %d of %s."
                        .formatted(journey, migration.from(), migration.process())));
        if (!group.getValue().isEmpty()) {
            throw Problem.conflict(String.join("; ", group.getValue()));
        }
        group.getKey().instances().stream()
                .filter(instance -> journey.equals(instance.journey()))
                .forEach(instance -> migrations.migrateOne(analysis, instance));
        return previews.describe(migration, previews.analyse(migration));
    }

    @Operation(
            summary = "Migrates all journeys that can be migrated, in the background",
            description =
                    "The others stay in their version. 409 if no journey can be migrated, or a migration of the version runs (its id: migration).")
    @PostMapping
    MigrationProgress begin(DataScope scope, @RequestBody Migration migration) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        var analysis = previews.analyse(migration);
        if (analysis.movable().isEmpty()) {
            throw Problem.conflict("No journey of this version can be migrated.");
        }
        return migrations.progress(migrations.begin(analysis));
    }

    @Operation(summary = "Progress of a migration")
    @GetMapping("/{id}")
    MigrationProgress progress(DataScope scope, @Parameter(description = ID) @PathVariable String id) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return migrations.progress(id);
    }

    @Operation(summary = "Stops a migration; migrated journeys stay migrated")
    @PostMapping("/{id}/stop")
    MigrationProgress stop(DataScope scope, @Parameter(description = ID) @PathVariable String id) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        migrations.stop(id);
        return migrations.progress(id);
    }

    @Operation(summary = "Resumes a stopped migration")
    @PostMapping("/{id}/resume")
    MigrationProgress resume(DataScope scope, @Parameter(description = ID) @PathVariable String id) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        migrations.resume(id);
        return migrations.progress(id);
    }
}
