package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparisons of two versions of a stage, for users who see the whole company. */
@RestController
@RequestMapping("/api/comparisons/{stage}")
class ComparisonsController {

    private static final String STAGE = "Id of the stage's process, for example awareness.";
    private static final String FIRST = "The first version; by default the control version of the experiment.";
    private static final String SECOND = "The second version; by default the candidate of the experiment.";
    private static final String DAYS = "For how many days after entering each journey is watched, 1 to 730;"
            + " without it, as long as nine of ten finished visits of the first version took.";
    private static final String EXPERIMENT = "Only journeys that take part in this experiment.";

    private final Comparisons comparisons;
    private final Experiments experiments;
    private final ExperimentRepository repository;

    ComparisonsController(Comparisons comparisons, Experiments experiments, ExperimentRepository repository) {
        this.comparisons = comparisons;
        this.experiments = experiments;
        this.repository = repository;
    }

    @Operation(
            summary = "Compares two versions of a stage, with the significance of the differences",
            description = "From the ledger only. The parameter model has no effect.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    StageComparison comparison(
            DataScope scope,
            FigureFilter filter,
            @Parameter(description = STAGE) @PathVariable String stage,
            @Parameter(description = FIRST) @RequestParam(required = false) Integer first,
            @Parameter(description = SECOND) @RequestParam(required = false) Integer second,
            @Parameter(description = DAYS) @RequestParam(required = false) Integer days,
            @Parameter(description = EXPERIMENT) @RequestParam(required = false) Long experiment) {
        scope.requireEverything("Comparisons are shown to managers and process owners only.");
        if (days != null && (days < 1 || days > 730)) {
            throw Problem.invalidParameter("days", days.toString(), "give 1 to 730");
        }
        var tried = experiment == null ? null : experiments.find(experiment);
        if (tried != null && !tried.stage().equals(stage)) {
            throw Problem.invalidParameter("experiment", experiment.toString(), "give an experiment of " + stage);
        }
        int one = version(stage, "first", first, tried == null ? null : tried.control());
        int other = version(stage, "second", second, tried == null ? null : tried.candidate());
        if (one == other) {
            throw Problem.invalidParameter("second", String.valueOf(other), "give another version than the first");
        }
        return comparisons.compare(stage, one, other, days, experiment, filter.withProcess(null, null));
    }

    @Operation(summary = "The figures of a comparison as a table")
    @GetMapping("/figures")
    Table<ComparedFigure> figures(
            DataScope scope,
            FigureFilter filter,
            @Parameter(description = STAGE) @PathVariable String stage,
            @Parameter(description = FIRST) @RequestParam(required = false) Integer first,
            @Parameter(description = SECOND) @RequestParam(required = false) Integer second,
            @Parameter(description = DAYS) @RequestParam(required = false) Integer days,
            @Parameter(description = EXPERIMENT) @RequestParam(required = false) Long experiment) {
        return new Table<>(
                ComparedFigure.class,
                comparison(scope, filter, stage, first, second, days, experiment)
                        .figures());
    }

    private int version(String stage, String name, Integer given, Integer otherwise) {
        var version = given == null ? otherwise : given;
        if (version == null) {
            throw Problem.invalidParameter(name, "", "give a version of " + stage + ", or an experiment");
        }
        if (!Stage.exists(stage) || !repository.versions(stage).contains(version)) {
            throw Problem.notFound("There is no version %d of a stage %s.".formatted(version, stage));
        }
        return version;
    }
}
