package org.ostopolku.figures;

import io.swagger.v3.oas.annotations.Operation;
import org.ostopolku.access.Reach;
import org.ostopolku.api.Table;
import org.ostopolku.kpi.FigureFilter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the customers within reach: all at once, or a part as a table. */
@RestController
@RequestMapping("/api/figures")
class FiguresController {

    private final FiguresPages pages;

    FiguresController(FiguresPages pages) {
        this.pages = pages;
    }

    @Operation(summary = "Everything that the page \"Customer journey\" shows")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    FiguresPage figures(FigureFilter filter, Reach reach) {
        return pages.page(filter, reach);
    }

    @Operation(summary = "What became of the customers in each stage")
    @GetMapping("/stages")
    Table<StageColumn> stages(FigureFilter filter) {
        return new Table<>(StageColumn.class, pages.stages(filter));
    }

    @Operation(summary = "What customers decided, by answer and reason")
    @GetMapping("/decisions")
    Table<DecisionFigure.Row> decisions(FigureFilter filter) {
        return new Table<>(DecisionFigure.Row.class, pages.decisions(filter));
    }

    @Operation(summary = "Sales, margin and books by product category and segment")
    @GetMapping("/money")
    Table<Money.Row> money(FigureFilter filter) {
        return new Table<>(Money.Row.class, pages.money(filter));
    }

    @Operation(summary = "What customers are worth, by segment")
    @GetMapping("/lifetime-value")
    Table<Money.LifetimeValue> lifetimeValue(FigureFilter filter) {
        return new Table<>(Money.LifetimeValue.class, pages.lifetimeValues(filter));
    }

    @Operation(summary = "Orders expected from the journeys that are open, whatever the period")
    @GetMapping("/forecast")
    Table<Forecast.Month> forecast(FigureFilter filter) {
        return new Table<>(Forecast.Month.class, pages.forecast(filter).months());
    }

    @Operation(summary = "The last complete months, each as expected on its first day, and as it came")
    @GetMapping("/backtest")
    Table<Forecast.Tried> backtest(FigureFilter filter) {
        return new Table<>(Forecast.Tried.class, pages.forecast(filter).backtest());
    }

    @Operation(summary = "How customers answered after each touchpoint; the row without a name is all of them")
    @GetMapping("/experience")
    Table<Experience.Answers> experience(FigureFilter filter) {
        return new Table<>(Experience.Answers.class, pages.experience(filter));
    }

    @Operation(summary = "Every KPI of the catalogue")
    @GetMapping("/kpis")
    Table<KpiFigure> kpis(FigureFilter filter) {
        return new Table<>(KpiFigure.class, pages.kpis(filter));
    }
}
