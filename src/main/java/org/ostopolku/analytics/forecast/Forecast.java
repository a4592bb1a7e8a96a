package org.ostopolku.analytics.forecast;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Orders expected from the journeys that are open now, and the accuracy of such a forecast in past months.
 *
 * @param months The next six months, the current one first.
 * @param basis The data that the forecast is computed from, in one sentence.
 * @param backtest The last six complete months, each with the forecast of its first day.
 * @param typicalError Forecast accuracy: the sum of the absolute differences in orders divided by the orders; null
 *     without orders.
 */
public record Forecast(List<Month> months, String basis, List<BacktestMonth> backtest, Double typicalError) {

    /**
     * The orders expected in a month.
     *
     * @param month The month, such as 2026-12.
     * @param orders Expected number of orders.
     * @param value Their expected value, in EUR.
     */
    @Schema(name = "ForecastMonth")
    public record Month(String month, double orders, double value) {}

    /**
     * The orders that were expected of a past month, and those that came.
     *
     * @param month The month, such as 2026-10.
     * @param expectedOrders Number of orders expected on its first day.
     * @param orders Number of orders that came.
     * @param expectedValue Their expected value, in EUR.
     * @param value The value that came, in EUR.
     */
    @Schema(name = "BacktestMonth")
    public record BacktestMonth(String month, double expectedOrders, long orders, double expectedValue, double value) {}
}
