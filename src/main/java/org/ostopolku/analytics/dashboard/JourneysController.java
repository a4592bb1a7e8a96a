package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.ostopolku.analytics.figures.SnapshotReader;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journeys behind a number of the page, and the feedback of customers. */
@RestController
class JourneysController {

    /** The most rows of one answer. */
    private static final int ALL = 10_000;

    private static final int LAST_PAGE = 1_000_000;

    private final SnapshotReader snapshots;
    private final JourneyDrilldown drilldown;
    private final FeedbackFigures feedback;

    JourneysController(SnapshotReader snapshots, JourneyDrilldown drilldown, FeedbackFigures feedback) {
        this.snapshots = snapshots;
        this.drilldown = drilldown;
        this.feedback = feedback;
    }

    /** An empty parameter counts as missing. */
    @InitBinder
    void emptyToNull(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @Operation(summary = "The journeys behind a number of the page, fifty on a page")
    @GetMapping(path = "/api/journeys", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyRow.Page journeys(
            FigureFilter filter,
            @Parameter(
                            description =
                                    "Which number: now, entered, gone-on, nurtured, left, moved, decision, kpi, standing-still, unattended, overdue, open-orders, quote-book, order-book.")
                    @RequestParam
                    String what,
            @Parameter(description = "Only of this stage; with now, nurture is possible too.")
                    @RequestParam(required = false)
                    String stage,
            @Parameter(description = "With decision: the id of the gateway.") @RequestParam(required = false)
                    String element,
            @Parameter(description = "With decision: only this answer, the id of the flow.")
                    @RequestParam(required = false)
                    String flow,
            @Parameter(description = "With decision: only this reason.") @RequestParam(required = false) String reason,
            @Parameter(description = "With kpi: its id.") @RequestParam(required = false) String kpi,
            @Parameter(description = "With kpi: only of this touchpoint.") @RequestParam(required = false)
                    String touchpoint,
            @Parameter(description = "With overdue: only of this team, by its name.") @RequestParam(required = false)
                    String team,
            @Parameter(description = "With overdue: only of this assignee, by name; none: without assignee.")
                    @RequestParam(required = false)
                    String person,
            @Parameter(description = "Number of the page, from 1.") @RequestParam(defaultValue = "1") int page) {
        var query = new JourneyDrilldown.Query(what, stage, element, flow, reason, kpi, touchpoint, team, person);
        return snapshots.read(() -> drilldown.find(query, filter, checked(page)));
    }

    @Operation(
            summary =
                    "The feedback of customers, the latest first: all of the period (at most 10,000), or fifty on a page")
    @GetMapping("/api/feedback")
    Table<Experience.Feedback> feedback(
            FigureFilter filter,
            @Parameter(description = "Number of the page, from 1; without it, all.") @RequestParam(required = false)
                    Integer page) {
        var answers = page == null
                ? snapshots.read(() -> feedback.find(filter, 0, ALL))
                : snapshots.read(() ->
                        feedback.find(filter, (checked(page) - 1) * JourneyLists.PAGE_SIZE, JourneyLists.PAGE_SIZE));
        return new Table<>(Experience.Feedback.class, answers);
    }

    private static int checked(int page) {
        if (page < 1 || page > LAST_PAGE) {
            throw Problem.invalidParameter("page", String.valueOf(page), "give a number from 1 to " + LAST_PAGE);
        }
        return page;
    }
}
