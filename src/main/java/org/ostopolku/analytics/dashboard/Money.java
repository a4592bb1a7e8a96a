package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.forecast.Forecast;

/**
 * Sales, books and forecast, in EUR.
 *
 * @param quoteBook Open offers at the end of the period.
 * @param quoteBookMargin Margin of the open offers.
 * @param orderBook Orders to be delivered at the end of the period.
 * @param orderBookMargin Margin of the orders to be delivered.
 * @param sales Value of the orders taken.
 * @param margin Margin of the orders taken.
 * @param orders How many orders were taken.
 * @param winRate Share of the answered offers that became orders.
 * @param discount Mean discount of the offers, in percent.
 * @param addOnShare Share of the orders that are add-on sales.
 * @param table The same by product category and segment.
 * @param lifetimeValue Customer lifetime value by segment.
 * @param forecast The orders expected from the open journeys.
 */
record Money(
        Figure quoteBook,
        Figure quoteBookMargin,
        Figure orderBook,
        Figure orderBookMargin,
        Figure sales,
        Figure margin,
        Figure orders,
        Figure winRate,
        Figure discount,
        Figure addOnShare,
        List<Row> table,
        List<LifetimeValue> lifetimeValue,
        Forecast forecast) {

    /**
     * A product category and a segment.
     *
     * @param productCategory The product category; none if it is not known.
     * @param segment The segment; none if it is not known.
     * @param sales Value of the orders taken, in EUR.
     * @param margin Margin of the orders taken, in EUR.
     * @param quoteBook Open offers at the end of the period, in EUR.
     * @param orderBook Orders to be delivered at the end of the period, in EUR.
     * @param orders How many orders were taken.
     * @param winRate Share of the answered offers that became orders; null if none was answered.
     * @param discount Mean discount of the offers, in percent; null if none was made.
     * @param addOnShare Share of the orders that are add-on sales; null if there is no order.
     */
    @Schema(name = "MoneyRow")
    record Row(
            String productCategory,
            String segment,
            double sales,
            double margin,
            double quoteBook,
            double orderBook,
            long orders,
            Double winRate,
            Double discount,
            Double addOnShare) {}

    /**
     * The customer lifetime value of a segment.
     *
     * @param segment The segment; none if it is not known.
     * @param name The segment's name.
     * @param value Mean margin over the whole time of a customer, in EUR.
     * @param customers The number of customers in the mean.
     */
    record LifetimeValue(String segment, String name, Figure value, long customers) {}
}
