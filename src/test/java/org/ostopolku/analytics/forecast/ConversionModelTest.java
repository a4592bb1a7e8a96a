package org.ostopolku.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.analytics.forecast.ForecastQueries.Logged;
import org.ostopolku.analytics.forecast.ForecastQueries.Timing;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiIds;

/** Expected orders of a few customers, computed by hand. */
@Tag("once")
class ConversionModelTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    @Test
    void the_probability_is_that_of_customers_who_had_not_ordered_by_then() {
        var model = new ConversionModel();
        model.addEntered("sale", "business", 40);
        model.addOrdered("sale", "business", 10);
        model.addDaysToOrder("sale", Buckets.of(10), 5);
        model.addDaysToOrder("sale", Buckets.of(40), 5);

        // One in four orders, half of these after 10 days, the others after 40.
        assertThat(model.conversion("sale", "business").probability(0, 0, 30)).isCloseTo(0.125, within(1e-9));
        assertThat(model.conversion("sale", "business").probability(0, 30, 60)).isCloseTo(0.125, within(1e-9));
        // After 20 days 0.125 have ordered; of the 0.875 others 0.125 will.
        assertThat(model.conversion("sale", "business").probability(20, 0, 30)).isCloseTo(0.125 / 0.875, within(1e-9));
        assertThat(model.conversion("sale", "business").probability(50, 0, 300)).isZero();
    }

    @Test
    void a_segment_with_few_customers_uses_the_share_of_all_segments() {
        var model = new ConversionModel();
        model.addEntered("sale", "business", 40);
        model.addOrdered("sale", "business", 10);
        model.addEntered("sale", "consumer", 10);
        model.addOrdered("sale", "consumer", 10);
        model.addDaysToOrder("sale", Buckets.of(10), 20);

        assertThat(model.conversion("sale", "business").probability(0, 0, 30)).isCloseTo(0.25, within(1e-9));
        assertThat(model.conversion("sale", "consumer").probability(0, 0, 30)).isCloseTo(20 / 50.0, within(1e-9));
        assertThat(model.conversion("growth", "consumer").probability(0, 0, 30)).isZero();
    }

    @Test
    void a_month_is_forecast_from_entries_logged_before_it() {
        var history = new OrderHistory(
                List.of(
                        new Timing(KpiIds.DAYS_TO_ORDER, "sale", Buckets.of(20), Map.of(JUNE, 10L)),
                        new Timing(KpiIds.STAGE_DAYS, "sale", Buckets.of(300), Map.of(JUNE, 10L)),
                        new Timing(KpiIds.DAYS_TO_ORDER, "sale", Buckets.of(1), Map.of(JUNE, 0L))),
                List.of(
                        new Logged(KpiIds.STAGE_ENTERED, MAY, null, "sale", "business", 40, 40),
                        new Logged(KpiIds.DAYS_TO_ORDER, MAY, null, "sale", "business", 10, 200),
                        new Logged("orders", MAY, null, "sale", "business", 10, 10),
                        new Logged(KpiIds.SALES_VALUE, MAY, null, "sale", "business", 11, 5000),
                        new Logged("orders", JUNE, null, "sale", "business", 90, 90)));
        var entries = List.of(
                new Logged(KpiIds.STAGE_ENTERED, MAY, null, "sale", "business", 40, 40),
                new Logged(KpiIds.STAGE_LEFT, MAY, MAY, "sale", "business", 22, 22),
                new Logged(KpiIds.STAGE_LEFT, JUNE, MAY, "sale", "business", 18, 18),
                new Logged("orders", JUNE, null, "sale", "business", 3, 3),
                new Logged(KpiIds.SALES_VALUE, JUNE, null, "sale", "business", 3, 1800));

        var june = new Backtest(entries, history).compute(JUNE);

        // 18 customers are open, entered on any of the 31 days of May. Orders come after 20 days. A customer who
        // entered on one of the last 20 days may still order; the others have ordered, or never will.
        assertThat(june.expectedOrders()).isCloseTo(18 * 0.25 * 20 / 31, within(1e-3));
        assertThat(june.expectedValue()).isCloseTo(june.expectedOrders() * 500, within(1e-6));
        assertThat(june.orders()).isEqualTo(3);
        assertThat(june.value()).isEqualTo(1800);
    }
}
