package org.ostopolku.analytics.diagram;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import org.camunda.bpm.engine.RepositoryService;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures and finished instances of one version of a process. */
@RestController
@RequestMapping("/api/process-definitions/{id}")
class DiagramController {

    private static final String ID = "Id of the process definition, such as sale:3:a1b2.";
    private static final String PAGE = "Number of the page, 1 for the first.";

    private final RepositoryService repository;
    private final DiagramFigures figures;
    private final FinishedInstances finished;
    private final Clock clock;

    DiagramController(RepositoryService repository, DiagramFigures figures, FinishedInstances finished, Clock clock) {
        this.repository = repository;
        this.figures = figures;
        this.finished = finished;
        this.clock = clock;
    }

    @Operation(summary = "How often each element of a process was passed, and how its gateways decided")
    @GetMapping("/figures")
    ProcessFigures figures(@Parameter(description = ID) @PathVariable String id, FigureFilter filter) {
        var condition = condition(id, filter);
        return figures.compute(condition, model(condition));
    }

    @Operation(summary = "How often each element of a process was passed, as a table")
    @GetMapping("/figures/elements")
    Table<ProcessFigures.ElementFigures> elements(
            @Parameter(description = ID) @PathVariable String id, FigureFilter filter) {
        return new Table<>(
                ProcessFigures.ElementFigures.class, figures(id, filter).elements());
    }

    @Operation(summary = "How often each outgoing flow of the decisions of a process was taken, as a table")
    @GetMapping("/figures/decisions")
    Table<ProcessFigures.DecidedWay> decisions(
            @Parameter(description = ID) @PathVariable String id, FigureFilter filter) {
        return new Table<>(ProcessFigures.DecidedWay.class, figures(id, filter).ways());
    }

    @Operation(summary = "Finished instances of a process with their paths, the newest first")
    @GetMapping("/finished")
    FinishedPage finished(
            @Parameter(description = ID) @PathVariable String id,
            FigureFilter filter,
            @Parameter(description = PAGE) @RequestParam(defaultValue = "1") int page) {
        if (page < 1) {
            throw Problem.invalidParameter("page", String.valueOf(page), "give the number of a page, 1 for the first");
        }
        var condition = condition(id, filter);
        return finished.page(condition, model(condition), page);
    }

    @Operation(summary = "The steps of finished instances of a process, as a table")
    @GetMapping("/finished/steps")
    ResponseEntity<Table<FinishedPage.FinishedStep>> steps(
            @Parameter(description = ID) @PathVariable String id,
            FigureFilter filter,
            @Parameter(description = PAGE) @RequestParam(defaultValue = "1") int page) {
        var answer = finished(id, filter, page);
        return ResponseEntity.ok()
                .header("X-Total-Count", String.valueOf(answer.total()))
                .body(new Table<>(FinishedPage.FinishedStep.class, answer.steps()));
    }

    private DiagramModel model(InstanceCondition condition) {
        var definition = condition.definition();
        return new DiagramModel(repository.getBpmnModelInstance(definition.getId()), definition.getKey());
    }

    private InstanceCondition condition(String id, FigureFilter filter) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(id)
                .singleResult();
        if (definition == null) {
            throw Problem.notFound("There is no process definition '%s', or you may not see it.".formatted(id));
        }
        return new InstanceCondition(definition, filter, clock.getZone());
    }
}
