package org.ostopolku.analytics.dashboard;

import java.util.List;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.forecast.Forecast;
import org.ostopolku.analytics.forecast.ForecastService;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** Sales, books, lifetime value and forecast. */
@Component
class MoneySection {

    private final MoneyFigures figures;
    private final BookFigures books;
    private final ForecastService forecasts;

    MoneySection(MoneyFigures figures, BookFigures books, ForecastService forecasts) {
        this.figures = figures;
        this.books = books;
        this.forecasts = forecasts;
    }

    Money compute(ComparedPeriods periods, Labels labels, MeasuredKpis kpis) {
        return new Money(
                kpis.books().figure(KpiIds.QUOTE_BOOK, Figure.UP),
                kpis.books().figure(KpiIds.QUOTE_BOOK_MARGIN, Figure.UP),
                kpis.books().figure(KpiIds.ORDER_BOOK, Figure.UP),
                kpis.books().figure(KpiIds.ORDER_BOOK_MARGIN, Figure.UP),
                kpis.figure(KpiIds.SALES_VALUE),
                kpis.figure(KpiIds.SALES_MARGIN),
                kpis.figure(KpiIds.ORDERS),
                kpis.figure(KpiIds.WIN_RATE),
                kpis.figure(KpiIds.DISCOUNT_GIVEN),
                kpis.figure(KpiIds.ADD_ON_SHARE),
                figures.table(periods, kpis.books(), labels),
                figures.lifetimeValues(periods, labels),
                forecasts.compute(periods.filter()));
    }

    List<Money.Row> table(ComparedPeriods periods, Labels labels) {
        return figures.table(periods, books.compute(periods), labels);
    }

    List<Money.LifetimeValue> lifetimeValues(ComparedPeriods periods, Labels labels) {
        return figures.lifetimeValues(periods, labels);
    }

    Forecast forecast(FigureFilter filter) {
        return forecasts.compute(filter);
    }
}
