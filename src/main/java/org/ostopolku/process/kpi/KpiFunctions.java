package org.ostopolku.process.kpi;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Functions for expressions of the models, under the name {@code kpi}. */
@Component("kpi")
public class KpiFunctions {

    private final KpiLedger ledger;
    private final Clock clock;

    KpiFunctions(KpiLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The sum of what this journey has logged of a KPI, in its unit; 0 if nothing. */
    public BigDecimal balance(DelegateExecution execution, String kpi) {
        return ledger.balance(execution, kpi);
    }

    /** Days since a point in time or an ISO date, with decimals; 0 if there is none. */
    public double daysSince(Object date) {
        return date == null ? 0 : Elapsed.days(instant(date), clock.instant());
    }

    /** Hours since a point in time or an ISO date, with decimals; 0 if there is none. */
    public double hoursSince(Object date) {
        return date == null ? 0 : Elapsed.hours(instant(date), clock.instant());
    }

    private Instant instant(Object date) {
        if (date instanceof Date point) {
            return point.toInstant();
        }
        try {
            return LocalDate.parse(date.toString())
                    .atStartOfDay(clock.getZone())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new KpiException("'%s' is no date; a date or a text such as 2026-11-02 is needed.".formatted(date));
        }
    }
}
