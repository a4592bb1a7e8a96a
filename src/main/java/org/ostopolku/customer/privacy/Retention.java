package org.ostopolku.customer.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.customer.privacy.PersonalDataTables.EndedJourney;
import org.ostopolku.customer.privacy.PersonalDataTables.Keeping;
import org.ostopolku.customer.privacy.PersonalDataTables.Kind;
import org.ostopolku.platform.engine.DecisionTables;
import org.springframework.stereotype.Component;

/** Writes to {@code dueJourneys} the journeys whose retention period has ended by the decision table {@code retention}. */
@Component("retention")
class Retention implements JavaDelegate {

    private static final String TABLE = "retention";

    /** Most journeys of one night. */
    private static final int AT_ONCE = 200;

    /** Longest text of a variable, in characters. */
    private static final int LONGEST = 4000;

    private final PersonalDataTables tables;
    private final PersonalVariables variables;
    private final OrderRetention orders;
    private final DecisionTables decisions;
    private final Clock clock;

    Retention(
            PersonalDataTables tables,
            PersonalVariables variables,
            OrderRetention orders,
            DecisionTables decisions,
            Clock clock) {
        this.tables = tables;
        this.variables = variables;
        this.orders = orders;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var text = String.join("\n", due(execution.getProcessEngineServices()));
        execution.setVariable(
                "dueJourneys", text.length() <= LONGEST ? text : text.substring(0, text.lastIndexOf('\n', LONGEST)));
    }

    private List<String> due(ProcessEngineServices engine) {
        var keeping = new Keeping(variables.impersonal(), variables.ofOrders(), orders.lastOrderAfter());
        return tables.kinds(keeping).stream()
                .flatMap(kind ->
                        tables
                                .endedBefore(clock.instant().minus(keepingTime(kind, engine)), kind, keeping, AT_ONCE)
                                .stream())
                .sorted(Comparator.comparing(EndedJourney::at))
                .limit(AT_ONCE)
                .map(EndedJourney::journey)
                .toList();
    }

    /** Whether a journey has ended, and its retention period too. */
    boolean isOver(String journey, ProcessEngineServices engine) {
        return journey != null
                && tables.ending(journey)
                        .filter(ending -> ending.at()
                                .atZone(ZoneId.systemDefault())
                                .toInstant()
                                .isBefore(clock.instant()
                                        .minus(keepingTime(new Kind(ending.ending(), ending.consent()), engine))))
                        .isPresent();
    }

    private Duration keepingTime(Kind kind, ProcessEngineServices engine) {
        var inputs = new HashMap<String, Object>();
        inputs.put("closingReason", kind.ending());
        inputs.put("contactConsent", kind.consent());
        return decisions.evaluate(engine, TABLE, inputs).stream()
                .map(answer -> answer.get("keepDays"))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .filter(days -> days >= 0)
                .map(Duration::ofDays)
                .findFirst()
                .orElseThrow(() -> new ProcessEngineException(
                        "The decision table '%s' gives no number of days for %s.".formatted(TABLE, inputs)));
    }
}
