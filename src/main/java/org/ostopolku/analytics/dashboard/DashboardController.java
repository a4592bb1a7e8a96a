package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.figures.SnapshotReader;
import org.ostopolku.analytics.forecast.Forecast;
import org.ostopolku.platform.web.Table;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the customers whom the caller may see: all in one answer, or one part as a table. */
@RestController
@Tag(name = "figures-controller")
class DashboardController {

    private final SnapshotReader snapshots;
    private final DashboardService dashboard;
    private final StageFigures stages;
    private final DecisionFigures decisions;
    private final KpiFigures kpis;
    private final MoneyFigures money;
    private final ExperienceFigures experience;

    DashboardController(
            SnapshotReader snapshots,
            DashboardService dashboard,
            StageFigures stages,
            DecisionFigures decisions,
            KpiFigures kpis,
            MoneyFigures money,
            ExperienceFigures experience) {
        this.snapshots = snapshots;
        this.dashboard = dashboard;
        this.stages = stages;
        this.decisions = decisions;
        this.kpis = kpis;
        this.money = money;
        this.experience = experience;
    }

    @Operation(summary = "Everything that the page \"Customer journey\" shows")
    @GetMapping(path = "/api/figures", produces = MediaType.APPLICATION_JSON_VALUE)
    FiguresPage figures(FigureFilter filter, DataScope scope, Principal user) {
        return dashboard.page(filter, scope, user.getName());
    }

    @Operation(summary = "How customers entered and left each stage")
    @GetMapping("/api/figures/stages")
    Table<StageColumn> stages(FigureFilter filter) {
        return new Table<>(StageColumn.class, snapshots.read(filter, stages::compute));
    }

    @Operation(summary = "What customers decided, by answer and reason")
    @GetMapping("/api/figures/decisions")
    Table<DecisionFigure.Row> decisions(FigureFilter filter) {
        return new Table<>(DecisionFigure.Row.class, snapshots.read(filter, decisions::rows));
    }

    @Operation(summary = "Sales, margin and books by product category and segment")
    @GetMapping("/api/figures/money")
    Table<Money.Row> money(FigureFilter filter) {
        return new Table<>(Money.Row.class, snapshots.read(filter, money::table));
    }

    @Operation(summary = "Customer lifetime value by segment")
    @GetMapping("/api/figures/lifetime-value")
    Table<Money.LifetimeValue> lifetimeValue(FigureFilter filter) {
        return new Table<>(Money.LifetimeValue.class, snapshots.read(filter, money::lifetimeValues));
    }

    @Operation(summary = "Orders expected from the journeys that are open now; the period does not matter")
    @GetMapping("/api/figures/forecast")
    Table<Forecast.Month> forecast(FigureFilter filter) {
        return new Table<>(
                Forecast.Month.class,
                snapshots.read(() -> money.forecast(filter)).months());
    }

    @Operation(summary = "The last complete months: orders expected on the first day, and orders that came")
    @GetMapping("/api/figures/backtest")
    Table<Forecast.BacktestMonth> backtest(FigureFilter filter) {
        return new Table<>(
                Forecast.BacktestMonth.class,
                snapshots.read(() -> money.forecast(filter)).backtest());
    }

    @Operation(summary = "How customers answered after each touchpoint; the row without a name is all of them")
    @GetMapping("/api/figures/experience")
    Table<Experience.FeedbackShares> experience(FigureFilter filter) {
        return new Table<>(Experience.FeedbackShares.class, snapshots.read(() -> experience.shares(filter)));
    }

    @Operation(summary = "Every KPI of the catalogue")
    @GetMapping("/api/figures/kpis")
    Table<KpiFigure> kpis(FigureFilter filter) {
        return new Table<>(KpiFigure.class, dashboard.kpis(filter));
    }

    @Operation(summary = "What needs attention now")
    @GetMapping(path = "/api/attention", produces = MediaType.APPLICATION_JSON_VALUE)
    Attention attention(FigureFilter filter, Principal user) {
        return snapshots.read(filter, (periods, labels) -> kpis.attention(periods, user.getName()));
    }
}
