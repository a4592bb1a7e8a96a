package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.forecast.Forecast;
import org.ostopolku.platform.web.Table;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the customers within reach: all at once, or a part as a table. */
@RestController
@Tag(name = "figures-controller")
class DashboardController {

    private final DashboardService pages;

    DashboardController(DashboardService pages) {
        this.pages = pages;
    }

    @Operation(summary = "Everything that the page \"Customer journey\" shows")
    @GetMapping(path = "/api/figures", produces = MediaType.APPLICATION_JSON_VALUE)
    FiguresPage figures(FigureFilter filter, DataScope reach, Principal person) {
        return pages.page(filter, reach, person.getName());
    }

    @Operation(summary = "What became of the customers in each stage")
    @GetMapping("/api/figures/stages")
    Table<StageColumn> stages(FigureFilter filter) {
        return new Table<>(StageColumn.class, pages.stages(filter));
    }

    @Operation(summary = "What customers decided, by answer and reason")
    @GetMapping("/api/figures/decisions")
    Table<DecisionFigure.Row> decisions(FigureFilter filter) {
        return new Table<>(DecisionFigure.Row.class, pages.decisions(filter));
    }

    @Operation(summary = "Sales, margin and books by product category and segment")
    @GetMapping("/api/figures/money")
    Table<Money.Row> money(FigureFilter filter) {
        return new Table<>(Money.Row.class, pages.money(filter));
    }

    @Operation(summary = "What customers are worth, by segment")
    @GetMapping("/api/figures/lifetime-value")
    Table<Money.LifetimeValue> lifetimeValue(FigureFilter filter) {
        return new Table<>(Money.LifetimeValue.class, pages.lifetimeValues(filter));
    }

    @Operation(summary = "Orders expected from the journeys that are open, whatever the period")
    @GetMapping("/api/figures/forecast")
    Table<Forecast.Month> forecast(FigureFilter filter) {
        return new Table<>(Forecast.Month.class, pages.forecast(filter).months());
    }

    @Operation(summary = "The last complete months, each as expected on its first day, and as it came")
    @GetMapping("/api/figures/backtest")
    Table<Forecast.Tried> backtest(FigureFilter filter) {
        return new Table<>(Forecast.Tried.class, pages.forecast(filter).backtest());
    }

    @Operation(summary = "How customers answered after each touchpoint; the row without a name is all of them")
    @GetMapping("/api/figures/experience")
    Table<Experience.Answers> experience(FigureFilter filter) {
        return new Table<>(Experience.Answers.class, pages.experience(filter));
    }

    @Operation(summary = "Every KPI of the catalogue")
    @GetMapping("/api/figures/kpis")
    Table<KpiFigure> kpis(FigureFilter filter) {
        return new Table<>(KpiFigure.class, pages.kpis(filter));
    }

    @Operation(summary = "What needs somebody now")
    @GetMapping(path = "/api/attention", produces = MediaType.APPLICATION_JSON_VALUE)
    Attention attention(FigureFilter filter, Principal person) {
        return pages.attention(filter, person.getName());
    }
}
