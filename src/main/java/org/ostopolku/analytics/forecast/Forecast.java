package org.ostopolku.analytics.forecast;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(description = "Orders expected from the journeys that are open, and how far off such an expectation was.")
public record Forecast(
        @Schema(description = "The next six months, this one first.")
        List<Month> months,

        @Schema(description = "What it rests on, in a sentence.")
        String basis,

        @Schema(description = "The last six complete months, each as expected on its first day.")
        List<Tried> backtest,

        @Schema(
                description =
                        "Sum of the differences of orders in the backtest, as a share of the orders; null without orders.")
        Double typicalError) {

    @Schema(name = "ForecastMonth", description = "What a month may bring.")
    public record Month(
            @Schema(description = "The month, such as 2026-12.")
            String month,

            @Schema(description = "Expected number of orders.")
            double orders,

            @Schema(description = "Their expected value, in EUR.")
            double value) {}

    @Schema(name = "BacktestMonth", description = "What was to be expected of a month, and what came.")
    public record Tried(
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
