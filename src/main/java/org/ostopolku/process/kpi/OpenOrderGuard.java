package org.ostopolku.process.kpi;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.ostopolku.platform.engine.InstanceDeletions;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.util.StringUtils;

/**
 * Refuses to delete a journey or a delivery with an open order, unless an administrator gives a reason. Refuses to delete a
 * process definition or a deployment with an instance of such a journey.
 */
@UsesEngineInternals(
        "a history event handler sees every deletion, also by batch and with a deployment, and can refuse it")
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
     * @throws BadUserRequestException if there is no reason, or if a model is deleted
     * @throws AuthorizationException if the user is no administrator
     */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity process) {
            var journey = process.getBusinessKey();
            if (InstanceDeletions.isWithItsModel(event) && hasOpenOrder(journey)) {
                throw new BadUserRequestException(
                        ("Journey '%s' has an open order and runs by the process '%s' that is to be deleted. Nothing was deleted."
                                        + " Let the delivery team settle the order first, or an administrator delete the journey"
                                        + " with a reason.")
                                .formatted(journey, process.getProcessDefinitionKey()));
            }
            if (InstanceDeletions.isSingle(event)
                    && GUARDED.contains(process.getProcessDefinitionKey())
                    && hasOpenOrder(journey)) {
                checkSingle(journey, process.getDeleteReason());
            }
        }
    }

    private boolean hasOpenOrder(String journey) {
        return journey != null && !book.open(journey).isEmpty();
    }

    private static void checkSingle(String journey, String reason) {
        var context = Context.getCommandContext();
        if (context.getAuthentication() != null && !Submissions.isByAdministrator(context)) {
            throw new AuthorizationException(
                    "Journey '%s' has an open order. Only an administrator may delete it, with a reason."
                            .formatted(journey));
        }
        if (!StringUtils.hasText(reason)) {
            throw new BadUserRequestException(
                    ("Journey '%s' has an open order. Let the delivery team complete \"Deliver as the customer chose\": delivered or"
                                    + " cancelled. An administrator may delete it with a reason: POST /engine-rest/process-instance/delete"
                                    + " with processInstanceIds and deleteReason.")
                            .formatted(journey));
        }
    }
}
