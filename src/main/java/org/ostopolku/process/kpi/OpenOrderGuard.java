package org.ostopolku.process.kpi;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.util.StringUtils;

/** Refuses to delete a journey or a delivery with an open order, unless an administrator gives a reason. */
@UsesEngineInternals("a history event handler sees every deletion by REST, single or by batch, and can refuse it")
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
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)
                && HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED.equals(process.getState())
                && GUARDED.contains(process.getProcessDefinitionKey())
                && process.getBusinessKey() != null
                && !book.open(process.getBusinessKey()).isEmpty()) {
            check(process.getBusinessKey(), process.getDeleteReason());
        }
    }

    private void check(String journey, String reason) {
        var user = Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        if (user != null
                && user.getUserId() != null
                && (user.getGroupIds() == null || !user.getGroupIds().contains(Groups.CAMUNDA_ADMIN))) {
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
