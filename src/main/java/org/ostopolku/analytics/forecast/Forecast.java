package org.ostopolku.analytics.forecast;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(
        description =
                "Orders expected from the journeys that are open now, and the accuracy of such a forecast in past months.")
public record Forecast(
        @Schema(description = "The next six months, the current one first.")
        List<Month> months,

        @Schema(description = "The data that the forecast is computed from, in one sentence.")
        String basis,

        @Schema(description = "The last six complete months, each with the forecast of its first day.")
        List<BacktestMonth> backtest,

        @Schema(
                description =
                        "Forecast accuracy: the sum of the absolute differences in orders divided by the orders; null without orders.")
        Double typicalError) {

    @Schema(name = "ForecastMonth", description = "The orders expected in a month.")
    public record Month(
            @Schema(description = "The month, such as 2026-12.")
            String month,

            @Schema(description = "Expected number of orders.")
            double orders,

            @Schema(description = "Their expected value, in EUR.")
            double value) {}

    @Schema(name = "BacktestMonth", description = "The orders that were expected of a past month, and those that came.")
    public record BacktestMonth(
            @Schema(description = "The month, such as 2026-10.")
            String month,

            @Schema(description = "Number of orders expected on its first day.")
            double expectedOrders,

            @Schema(description = "Number of orders that came.")
            long orders,

            @Schema(description = "Their expected value, in EUR.")
            double expectedValue,

            @Schema(description = "The value that came, in EUR.")
            double value) {}
}
