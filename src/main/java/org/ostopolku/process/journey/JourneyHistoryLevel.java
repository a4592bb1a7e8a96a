package org.ostopolku.process.journey;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.stereotype.Component;

/**
 * The history level {@code journey}: as {@code full}, without what nothing reads. It omits the facts that a process gets
 * from the journey, which are copies, the log of successful jobs, and the log of candidates of tasks.
 *
 * <p>It has the id of {@code full}: the engine refuses to start on a database whose level has another id.
 */
@Component
@UsesEngineInternals("history levels are internal types")
class JourneyHistoryLevel extends AbstractHistoryLevel {

    private static final Set<HistoryEventTypes> NOT_READ = Set.of(
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE,
            HistoryEventTypes.IDENTITY_LINK_ADD,
            HistoryEventTypes.IDENTITY_LINK_DELETE);

    private final Set<String> facts;

    JourneyHistoryLevel(JourneyVariables variables) {
        this.facts = Set.copyOf(variables.facts());
    }

    @Override
    public int getId() {
        return HistoryLevel.HISTORY_LEVEL_FULL.getId();
    }

    @Override
    public String getName() {
        return "journey";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return type instanceof HistoryEventTypes known
                && !NOT_READ.contains(known)
                && !(known == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                        && entity instanceof HistoricVariableUpdateEventEntity value
                        && isCopy(value));
    }

    private boolean isCopy(HistoricVariableUpdateEventEntity value) {
        return facts.contains(value.getVariableName())
                && !JourneyProcess.CUSTOMER_JOURNEY.equals(value.getProcessDefinitionKey())
                && value.getProcessInstanceId() != null
                && FactCopies.isCopy(value);
    }
}
