package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.ostopolku.analytics.figures.SnapshotReader;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands behind the figures: the journeys of a number, and what customers said. */
@RestController
class JourneysController {

    /** More than a spreadsheet's reader would look through. */
    private static final int ALL = 10_000;

    private static final int LAST_PAGE = 1_000_000;

    private final SnapshotReader reading;
    private final JourneyDrilldown journeys;
    private final FeedbackFigures feedback;

    JourneysController(SnapshotReader reading, JourneyDrilldown journeys, FeedbackFigures feedback) {
        this.reading = reading;
        this.journeys = journeys;
        this.feedback = feedback;
    }

    @Operation(summary = "The journeys behind a number of the page, fifty at a time")
    @GetMapping(path = "/api/journeys", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyRow.Page journeys(
            FigureFilter filter,
            @Parameter(
                            description =
                                    "Which number: now, entered, gone-on, nurtured, left, moved, decision, kpi, standing-still, unattended, overdue, quote-book, order-book.")
                    @RequestParam
                    String what,
            @Parameter(description = "Only of this stage; with now also nurture.") @RequestParam(required = false)
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
            @Parameter(description = "With overdue: only those that this person has taken, by name; none: nobody.")
                    @RequestParam(required = false)
                    String person,
            @Parameter(description = "Which page, from 1.") @RequestParam(defaultValue = "1") int page) {
        var number = new JourneyDrilldown.Number(
                what,
                given(stage),
                given(element),
                given(flow),
                given(reason),
                given(kpi),
                given(touchpoint),
                given(team),
                given(person));
        return reading.read(() -> journeys.of(number, filter, positive(page)));
    }

    @Operation(
            summary = "What customers said, the latest first: all of the period (at most 10,000), or fifty on a page")
    @GetMapping("/api/feedback")
    Table<Experience.Said> feedback(
            FigureFilter filter,
            @Parameter(description = "Which page, from 1; without it, all.") @RequestParam(required = false)
                    Integer page) {
        var said = page == null
                ? reading.read(() -> feedback.said(filter, 0, ALL))
                : reading.read(
                        () -> feedback.said(filter, (positive(page) - 1) * JourneyLists.A_PAGE, JourneyLists.A_PAGE));
        return new Table<>(Experience.Said.class, said);
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static int positive(int page) {
        if (page < 1 || page > LAST_PAGE) {
            throw Problem.invalidParameter("page", String.valueOf(page), "give a number from 1 to " + LAST_PAGE);
        }
        return page;
    }
}
