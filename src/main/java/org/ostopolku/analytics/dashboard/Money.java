package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.forecast.Forecast;

@Schema(description = "Sales, books and forecast, in EUR.")
record Money(
        @Schema(description = "Open offers at the end of the period.")
        Figure quoteBook,

        @Schema(description = "Margin of the open offers.") Figure quoteBookMargin,

        @Schema(description = "Orders to be delivered at the end of the period.")
        Figure orderBook,

        @Schema(description = "Margin of the orders to be delivered.")
        Figure orderBookMargin,

        @Schema(description = "Value of the orders taken.") Figure sales,

        @Schema(description = "Margin of the orders taken.") Figure margin,

        @Schema(description = "How many orders were taken.") Figure orders,

        @Schema(description = "Share of the answered offers that became orders.")
        Figure winRate,

        @Schema(description = "Mean discount of the offers, in percent.")
        Figure discount,

        @Schema(description = "Share of the orders that are add-on sales.")
        Figure addOnShare,

        @Schema(description = "The same by product category and segment.")
        List<Row> table,

        @Schema(description = "Customer lifetime value by segment.")
        List<LifetimeValue> lifetimeValue,

        @Schema(description = "The orders expected from the open journeys.")
        Forecast forecast) {

    @Schema(name = "MoneyRow", description = "A product category and a segment.")
    record Row(
            @Schema(description = "The product category; none if it is not known.")
            String productCategory,

            @Schema(description = "The segment; none if it is not known.")
            String segment,

            @Schema(description = "Value of the orders taken, in EUR.")
            double sales,

            @Schema(description = "Margin of the orders taken, in EUR.")
            double margin,

            @Schema(description = "Open offers at the end of the period, in EUR.")
            double quoteBook,

            @Schema(description = "Orders to be delivered at the end of the period, in EUR.")
            double orderBook,

            @Schema(description = "How many orders were taken.")
            long orders,

            @Schema(description = "Share of the answered offers that became orders; null if none was answered.")
            Double winRate,

            @Schema(description = "Mean discount of the offers, in percent; null if none was made.")
            Double discount,

            @Schema(description = "Share of the orders that are add-on sales; null if there is no order.")
            Double addOnShare) {}

    @Schema(description = "The customer lifetime value of a segment.")
    record LifetimeValue(
            @Schema(description = "The segment; none if it is not known.")
            String segment,

            @Schema(description = "The segment's name.") String name,

            @Schema(description = "Mean margin over the whole time of a customer, in EUR.")
            Figure value,

            @Schema(description = "The number of customers in the mean.")
            long customers) {}
}
