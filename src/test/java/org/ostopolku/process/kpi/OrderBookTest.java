package org.ostopolku.process.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of a journey's open orders an entry of the ledger settles. */
@Tag("once")
class OrderBookTest {

    private static final BigDecimal PUMP = new BigDecimal("100");
    private static final BigDecimal VALVE = new BigDecimal("40");

    @Test
    void the_oldest_order_of_the_value_is_settled() {
        assertThat(settled(List.of(PUMP, VALVE, PUMP), VALVE)).containsExactly(VALVE);
        assertThat(settled(List.of(VALVE, PUMP), PUMP)).containsExactly(PUMP);
    }

    @Test
    void the_sum_of_all_settles_all() {
        assertThat(settled(List.of(PUMP, VALVE), new BigDecimal("140.00"))).containsExactly(PUMP, VALVE);
    }

    @Test
    void an_entry_of_no_order_settles_all() {
        assertThat(settled(List.of(PUMP, VALVE), new BigDecimal("7"))).containsExactly(PUMP, VALVE);
    }

    @Test
    void one_of_two_equal_orders_is_settled() {
        var open = new ArrayList<>(List.of(new OrderBook.OpenOrder(PUMP, VALVE), new OrderBook.OpenOrder(PUMP, VALVE)));

        OrderBook.settle(open, PUMP);

        assertThat(open).containsExactly(new OrderBook.OpenOrder(PUMP, VALVE));
    }

    private static List<BigDecimal> settled(List<BigDecimal> open, BigDecimal amount) {
        return OrderBook.settled(open, Function.identity(), amount);
    }
}
