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

/** Journeys that go on in another version of their model, for those who may deploy. */
@RestController
@RequestMapping("/api/migrations")
class MigrationsController {

    private static final String STEERING = "Moves are shown to those who steer the whole process.";

    private static final String ID = "Id of the move.";

    private final MigrationPreviews previews;
    private final Migrations moves;

    MigrationsController(MigrationPreviews previews, Migrations moves) {
        this.previews = previews;
        this.moves = moves;
    }

    @Operation(summary = "The moves of journeys to another version, the newest first")
    @GetMapping
    List<MigrationProgress> all(DataScope reach) {
        reach.requireEverything(STEERING);
        return moves.newest();
    }

    @Operation(
            summary = "What a move would do: which elements become which, and which journeys could not move and why",
            description = "Nothing is moved.")
    @PostMapping("/preview")
    MigrationPreview preview(DataScope reach, @RequestBody Migration move) {
        reach.requireEverything(STEERING);
        return previews.told(move, previews.look(move));
    }

    @Operation(
            summary = "Moves one journey, now",
            description = "Answers what the move of the others would do. 404 if the journey is not in the version,"
                    + " 409 with the reasons if it cannot move.")
    @PostMapping("/try")
    MigrationPreview one(
            DataScope reach,
            @RequestBody Migration move,
            @Parameter(description = "The journey number.") @RequestParam String journey) {
        reach.requireEverything(STEERING);
        var looked = previews.look(move);
        var group = looked.hindrances().entrySet().stream()
                .filter(one ->
                        one.getKey().instances().stream().anyMatch(instance -> journey.equals(instance.journey())))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "Journey %s is not in version %d of %s.".formatted(journey, move.from(), move.process())));
        if (!group.getValue().isEmpty()) {
            throw Problem.conflict(String.join("; ", group.getValue()));
        }
        group.getKey().instances().stream()
                .filter(instance -> journey.equals(instance.journey()))
                .forEach(instance -> moves.one(looked, instance));
        return previews.told(move, previews.look(move));
    }

    @Operation(
            summary = "Moves every journey that can move, in the background",
            description = "Journeys that cannot move stay where they are. 409 if none can.")
    @PostMapping
    MigrationProgress begin(DataScope reach, @RequestBody Migration move) {
        reach.requireEverything(STEERING);
        var looked = previews.look(move);
        if (looked.movable().isEmpty()) {
            throw Problem.conflict("No journey of this version can move.");
        }
        return moves.progress(moves.begin(looked));
    }

    @Operation(summary = "How far a move is")
    @GetMapping("/{id}")
    MigrationProgress progress(DataScope reach, @Parameter(description = ID) @PathVariable String id) {
        reach.requireEverything(STEERING);
        return moves.progress(id);
    }

    @Operation(summary = "Stops a move; journeys that have moved stay moved")
    @PostMapping("/{id}/stop")
    MigrationProgress stop(DataScope reach, @Parameter(description = ID) @PathVariable String id) {
        reach.requireEverything(STEERING);
        moves.stop(id);
        return moves.progress(id);
    }

    @Operation(summary = "Goes on with a move that was stopped")
    @PostMapping("/{id}/resume")
    MigrationProgress resume(DataScope reach, @Parameter(description = ID) @PathVariable String id) {
        reach.requireEverything(STEERING);
        moves.resume(id);
        return moves.progress(id);
    }
}
