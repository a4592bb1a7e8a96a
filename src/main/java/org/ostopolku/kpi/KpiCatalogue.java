package org.ostopolku.kpi;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.ostopolku.engine.Decisions;
import org.springframework.stereotype.Component;

/** The KPIs that may be logged: the newest version of the decision table {@code kpi-catalogue}. */
@Component
class KpiCatalogue {

    static final String TABLE = "kpi-catalogue";

    private final Decisions decisions;

    KpiCatalogue(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The KPI, or nothing if the catalogue does not have it. */
    Optional<Kpi> find(ProcessEngineServices services, String id) {
        return decisions.evaluate(services, TABLE, Map.of("kpi", id)).stream()
                .map(row ->
                        new Kpi(id, (String) row.get("unit"), (String) row.get("kind"), (String) row.get("measure")))
                .findFirst();
    }
}
