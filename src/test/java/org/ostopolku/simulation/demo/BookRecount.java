package org.ostopolku.simulation.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;

/**
 * Finds from the engine's history alone which offers and orders of a journey are open: an offer from when it is made until it
 * is answered, replaced or given up, an order from when it is taken until it is delivered, returned or given up.
 */
class BookRecount {

    private static final Set<String> OFFER_CLOSED = Set.of(
            "sale ServiceTask_LogTheWithdrawnOffer",
            "sale ServiceTask_LogTheDeclinedOffer",
            "sale ServiceTask_LogTheOrder",
            "sale ServiceTask_LogTheMove",
            "exit ServiceTask_LogTheExit");
    private static final Set<String> ORDER_CLOSED = Set.of(
            "delivery ServiceTask_LogTheDeliveryInTime",
            "delivery ServiceTask_LogTheLateDelivery",
            "delivery ServiceTask_LogTheReturn",
            "exit ServiceTask_LogTheExit");

    private final HistoryService history;
    private final Map<String, BigDecimal> offers = new HashMap<>();
    private final Map<String, BigDecimal> orders = new HashMap<>();
    private final Map<String, BigDecimal> offersMade = new HashMap<>();
    private final Map<String, BigDecimal> ordersTaken = new HashMap<>();

    BookRecount(ProcessEngine engine, String variable) {
        this.history = engine.getHistoryService();
        var journeys = new HashMap<String, String>();
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(process -> journeys.put(process.getId(), process.getBusinessKey()));
        for (var activity : new HistoryRecount(engine).activities()) {
            var journey = journeys.get(activity.getProcessInstanceId());
            var what = activity.getProcessDefinitionKey() + " " + activity.getActivityId();
            if (OFFER_CLOSED.contains(what)) {
                offers.remove(journey);
            }
            if (ORDER_CLOSED.contains(what)) {
                orders.remove(journey);
            }
            if (what.equals("sale ServiceTask_LogTheOffer")) {
                add(valueAt(activity, variable), journey, offers, offersMade);
            }
            if (what.equals("sale ServiceTask_LogTheOrder")) {
                add(valueAt(activity, variable), journey, orders, ordersTaken);
            }
        }
    }

    /** The open offers by journey. */
    Map<String, BigDecimal> offers() {
        return offers;
    }

    /** The open orders by journey. */
    Map<String, BigDecimal> orders() {
        return orders;
    }

    /** All offers ever made, by journey. */
    Map<String, BigDecimal> offersMade() {
        return offersMade;
    }

    /** All orders ever taken, by journey. */
    Map<String, BigDecimal> ordersTaken() {
        return ordersTaken;
    }

    private static void add(
            BigDecimal value, String journey, Map<String, BigDecimal> open, Map<String, BigDecimal> all) {
        open.merge(journey, value, BigDecimal::add);
        all.merge(journey, value, BigDecimal::add);
    }

    /** What a variable said when an activity began. */
    private BigDecimal valueAt(HistoricActivityInstance activity, String variable) {
        return history
                .createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceId(activity.getProcessInstanceId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricVariableUpdate.class::cast)
                .filter(update -> update.getVariableName().equals(variable))
                .filter(update -> !update.getTime().after(activity.getStartTime()))
                .reduce((earlier, later) -> later)
                .map(update -> new BigDecimal(update.getValue().toString()).setScale(4, RoundingMode.HALF_UP))
                .orElseThrow();
    }
}
