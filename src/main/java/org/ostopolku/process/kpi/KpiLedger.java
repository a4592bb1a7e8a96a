package org.ostopolku.process.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Writes the ledger in the transaction of the engine's command, so that both are committed or both are rolled back. */
@Component
public class KpiLedger {

    private static final int SCALE = 4;
    private static final BigDecimal LIMIT = new BigDecimal("1e15");

    private final KpiRecords records;
    private final OpenJourneys openJourneys;
    private final KpiCatalogue catalogue;
    private final Clock clock;

    KpiLedger(KpiRecords records, OpenJourneys openJourneys, KpiCatalogue catalogue, Clock clock) {
        this.records = records;
        this.openJourneys = openJourneys;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Writes one row; journey, stage, segment and the like come from the execution.
     *
     * @throws KpiException if the catalogue does not have the KPI, or its value is impossible
     * @throws OptimisticLockingException if the activity instance has logged it already, as another transaction does that completes
     *     the same step
     */
    public void record(DelegateExecution execution, KpiEntry entry) {
        record(execution, JourneyFacts.text(execution, "stage"), entry);
        switch (entry.kpi()) {
            case KpiIds.SELF_SERVICE_SIGNALS -> openJourneys.signal(journey(execution));
            case KpiIds.ORDERS -> logTheWayToTheOrder(execution, entry);
            default -> {
                // other KPIs do not change the open journey
            }
        }
    }

    /** Logs, for each stage that the customer entered since the last order, the days from the entry to this order. */
    private void logTheWayToTheOrder(DelegateExecution execution, KpiEntry order) {
        for (var passage : records.passagesSinceTheLastOrder(journey(execution))) {
            var since = passage.since().toInstant();
            var days = Elapsed.days(since, clock.instant());
            record(
                    execution,
                    passage.stage(),
                    new KpiEntry(KpiIds.DAYS_TO_ORDER, days, order.element(), null, null, since, passage.instance()));
        }
    }

    private void record(DelegateExecution execution, String stage, KpiEntry entry) {
        var process = execution
                .getProcessEngineServices()
                .getRepositoryService()
                .getProcessDefinition(execution.getProcessDefinitionId());
        var where = "KPI '%s' at '%s' in process '%s' (version %d)"
                .formatted(entry.kpi(), entry.element(), process.getKey(), process.getVersion());
        var kpi = catalogue
                .find(entry.kpi())
                .orElseThrow(() -> new KpiException(
                        "%s: the catalogue has no such KPI. Add a row to the decision table '%s', or correct the property 'kpi.%s' of the element."
                                .formatted(where, KpiCatalogue.TABLE, entry.kpi())));
        try {
            var value = possible(kpi, entry.value(), where);
            var journey = journey(execution);
            records.add(journey, stage, kpi, value, facts(journey, execution), process, entry);
        } catch (DuplicateKeyException e) {
            // The engine would find the conflict only later. It gets no cause: after the failed statement it could
            // not look for a handler of the error on PostgreSQL.
            throw new OptimisticLockingException(
                    "%s: it was logged already by activity instance '%s', which can log a KPI only once. Another user or message may have done the same."
                            .formatted(where, entry.activityInstance()));
        }
    }

    /** The facts of the journey from the execution, and from its open journey or its rows. A new fact is added to its earlier rows. */
    private JourneyFacts facts(String journey, DelegateExecution execution) {
        var here = JourneyFacts.of(execution);
        var elsewhere = openJourneys.facts(journey).or(() -> records.facts(journey));
        var known = elsewhere.map(facts -> facts.orElse(here));
        if (!known.equals(elsewhere)) {
            openJourneys.learn(journey, known.get());
            records.learn(journey, known.get());
        }
        return elsewhere.map(here::orElse).orElse(here);
    }

    /** The sum of what this execution's journey has logged of a KPI; 0 if nothing. */
    BigDecimal balance(DelegateExecution execution, String kpi) {
        return records.balance(journey(execution), kpi);
    }

    private static BigDecimal possible(KpiDefinition kpi, Number value, String where) {
        if (value == null) {
            throw new KpiException("%s: the value is missing; a number is needed.".formatted(where));
        }
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString()).setScale(SCALE, RoundingMode.HALF_UP);
        } catch (NumberFormatException e) {
            throw new KpiException("%s: the value %s is not a finite number.".formatted(where, value));
        }
        if (number.abs().compareTo(LIMIT) >= 0) {
            throw new KpiException("%s: the value %s has more than 15 digits.".formatted(where, value));
        }
        if (kpi.isShare() && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
            throw new KpiException("%s: the value %s is not between 0 and 1, as a share is.".formatted(where, value));
        }
        return number;
    }

    private static String journey(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        return number == null ? KpiRecords.OUTSIDE_OF_ANY_JOURNEY : number;
    }
}
