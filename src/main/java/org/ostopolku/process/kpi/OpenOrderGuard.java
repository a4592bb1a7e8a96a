package org.ostopolku.process.kpi;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.ostopolku.platform.engine.InstanceDeletions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.JourneyProcess;

/** Refuses to delete a journey or a delivery with an open order, unless an administrator gives a reason. */
@UsesEngineInternals("a history event handler sees every deletion, also by batch, and can refuse it")
class OpenOrderGuard implements HistoryEventHandler {

    private static final Set<String> GUARDED = Set.of(JourneyProcess.CUSTOMER_JOURNEY, JourneyProcess.DELIVERY);

    private final OrderBook book;

    OpenOrderGuard(OrderBook book) {
        this.book = book;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /**
     * @throws BadUserRequestException if there is no reason
     * @throws AuthorizationException if the user is no administrator
     */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity process
                && InstanceDeletions.isSingle(event)
                && GUARDED.contains(process.getProcessDefinitionKey())
                && process.getBusinessKey() != null
                && !book.open(process.getBusinessKey()).isEmpty()) {
            InstanceDeletions.requireAdministratorWithReason(
                    ("Journey '%s' has an open order. Let the delivery team complete \"Deliver as the customer chose\":"
                                    + " delivered or cancelled.")
                            .formatted(process.getBusinessKey()),
                    process.getDeleteReason());
        }
    }
}
