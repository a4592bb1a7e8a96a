package org.ostopolku.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of what was achieved. Its rows are written in the transaction of the engine's command, so that both are kept or
 * both are rolled back.
 */
@Component
public class KpiLedger {

    private static final int SCALE = 4;
    private static final BigDecimal LIMIT = new BigDecimal("1e15");

    private final JdbcClient jdbc;
    private final KpiCatalogue catalogue;
    private final Clock clock;

    KpiLedger(JdbcClient jdbc, KpiCatalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Writes one row; journey, stage, segment and the like come from the execution.
     *
     * @throws KpiException if the catalogue does not have the KPI, its value is impossible, or the activity instance has
     *     logged it already
     */
    public void record(DelegateExecution execution, KpiEntry entry) {
        var process = execution
                .getProcessEngineServices()
                .getRepositoryService()
                .getProcessDefinition(execution.getProcessDefinitionId());
        var where = "KPI '%s' at '%s' in process '%s' (version %d)"
                .formatted(entry.kpi(), entry.element(), process.getKey(), process.getVersion());
        var kpi = catalogue
                .find(execution.getProcessEngineServices(), entry.kpi())
                .orElseThrow(() -> new KpiException(
                        "%s: the catalogue has no such KPI. Add a row to the decision table '%s', or correct the property 'kpi.%s' of the element."
                                .formatted(where, KpiCatalogue.TABLE, entry.kpi())));
        try {
            jdbc.sql("""
                            insert into kpi_record (journey, stage, kpi, kpi_value, unit, kind, segment, product_category,
                                buying_situation, owner, process_key, process_version, element, outcome,
                                activity_instance, recorded_at)
                            values (:journey, :stage, :kpi, :value, :unit, :kind, :segment, :productCategory,
                                :buyingSituation, :owner, :process, :version, :element, :outcome,
                                :activityInstance, :recordedAt)
                            """)
                    .param("journey", journey(execution))
                    .param("stage", text(execution, "stage"))
                    .param("kpi", kpi.id())
                    .param("value", possible(kpi, entry.value(), where))
                    .param("unit", kpi.unit())
                    .param("kind", kpi.kind())
                    .param("segment", text(execution, "segment"))
                    .param("productCategory", text(execution, "productCategory"))
                    .param("buyingSituation", text(execution, "buyingSituation"))
                    .param("owner", text(execution, "owner"))
                    .param("process", process.getKey())
                    .param("version", process.getVersion())
                    .param("element", entry.element())
                    .param("outcome", entry.outcome())
                    .param("activityInstance", entry.activityInstance())
                    .param("recordedAt", OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new KpiException("%s: it was logged already by activity instance '%s', which can log a KPI only once."
                    .formatted(where, entry.activityInstance()));
        }
    }

    /** The sum of what this execution's journey has logged of a KPI; 0 if nothing. */
    BigDecimal balance(DelegateExecution execution, String kpi) {
        return jdbc.sql("select coalesce(sum(kpi_value), 0) from kpi_record where journey = :journey and kpi = :kpi")
                .param("journey", journey(execution))
                .param("kpi", kpi)
                .query(BigDecimal.class)
                .single();
    }

    private static BigDecimal possible(Kpi kpi, Number value, String where) {
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
        return number == null ? "-" : number;
    }

    private static String text(DelegateExecution execution, String variable) {
        var value = execution.getVariable(variable);
        return value == null ? null : value.toString();
    }
}
