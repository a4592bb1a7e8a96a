package org.ostopolku.process.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.kpi.OrderBook.OpenOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Functions for expressions of the models, under the name {@code orders}. They compare the order book with the running deliveries:
 * variables of a stage are a copy, which a delivery beside it does not change.
 */
@Component("orders")
public class Orders {

    private static final int SCALE = 4;

    private final OrderBook book;
    private final JdbcClient jdbc;

    Orders(OrderBook book, JdbcClient jdbc) {
        this.book = book;
        this.jdbc = jdbc;
    }

    /** {@code to-order}: an open order has no delivery; {@code under-way}: each open order has one; {@code none}: no order is open. */
    public String delivery(DelegateExecution execution) {
        var journey = execution.getProcessBusinessKey();
        if (journey == null) {
            return "none";
        }
        // A delivery that ends at this moment waits for this transaction, and then finds who waits for its message.
        jdbc.sql("select journey from open_journey where journey = :journey for update")
                .param("journey", journey)
                .query(String.class)
                .optional();
        if (!withoutDelivery(execution).isEmpty()) {
            return "to-order";
        }
        return book.open(journey).isEmpty() ? "none" : "under-way";
    }

    /** Value of the open orders without a delivery, in EUR. */
    public double value(DelegateExecution execution) {
        return sum(execution, OpenOrder::value);
    }

    /** Margin of the open orders without a delivery, in EUR. */
    public double margin(DelegateExecution execution) {
        return sum(execution, OpenOrder::margin);
    }

    private double sum(DelegateExecution execution, Function<OpenOrder, BigDecimal> amount) {
        return withoutDelivery(execution).stream()
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private List<OpenOrder> withoutDelivery(DelegateExecution execution) {
        var runtime = execution.getProcessEngineServices().getRuntimeService();
        var open = new ArrayList<>(book.open(execution.getProcessBusinessKey()));
        runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(JourneyProcess.DELIVERY)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .list()
                .stream()
                .filter(delivery -> Boolean.TRUE.equals(runtime.getVariable(delivery.getId(), "orderToDeliver")))
                .map(delivery -> orderValue(delivery, runtime))
                .forEach(value -> OrderBook.settle(open, value));
        return open;
    }

    private static BigDecimal orderValue(ProcessInstance delivery, RuntimeService runtime) {
        var value = runtime.getVariable(delivery.getId(), "orderValue");
        return new BigDecimal(value == null ? "0" : value.toString()).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
