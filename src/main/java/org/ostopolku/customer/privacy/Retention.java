package org.ostopolku.customer.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.platform.engine.DecisionTables;
import org.ostopolku.process.journey.JourneyVariables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds by the decision table {@code retention} the journeys whose time is over, for {@code dueJourneys}. */
@Component("retention")
class Retention implements JavaDelegate {

    private static final String TABLE = "retention";

    /** In one night; the others' turn comes in the nights that follow. */
    private static final int AT_ONCE = 200;

    /** As much as a text variable holds. */
    private static final int LONGEST = 4000;

    /** Journeys that have ended and of which anything personal is left. */
    private static final String KEPT = """
            from act_hi_procinst path
            left join act_hi_varinst ending on ending.proc_inst_id_ = path.id_ and ending.execution_id_ = path.id_
                and ending.name_ = 'closingReason'
            left join act_hi_varinst consent on consent.proc_inst_id_ = path.id_ and consent.execution_id_ = path.id_
                and consent.name_ = 'contactConsent'
            where path.proc_def_key_ = 'customer-journey' and path.end_time_ is not null
                and exists (select 1 from act_hi_procinst process
                    join act_hi_varinst told on told.proc_inst_id_ = process.id_
                    where process.business_key_ = path.business_key_ and told.name_ not in (:impersonal)
                        and (told.text_ not in ('', :erased) or told.bytearray_id_ is not null))
            """;

    private final JdbcClient jdbc;
    private final JourneyVariables variables;
    private final DecisionTables decisions;
    private final Clock clock;

    Retention(JdbcClient jdbc, JourneyVariables variables, DecisionTables decisions, Clock clock) {
        this.jdbc = jdbc;
        this.variables = variables;
        this.decisions = decisions;
        this.clock = clock;
    }

    private record Kind(String ending, String consent) {}

    private record Ended(String journey, LocalDateTime at) {}

    @Override
    public void execute(DelegateExecution execution) {
        var text = String.join("\n", due(execution.getProcessEngineServices()));
        execution.setVariable(
                "dueJourneys", text.length() <= LONGEST ? text : text.substring(0, text.lastIndexOf('\n', LONGEST)));
    }

    private List<String> due(ProcessEngineServices engine) {
        var due = new ArrayList<Ended>();
        for (var kind : jdbc.sql("select distinct ending.text_ as ending, consent.text_ as consent " + KEPT)
                .param("impersonal", Erasure.impersonal(variables))
                .param("erased", RunningVariables.ERASED)
                .query(Kind.class)
                .list()) {
            due.addAll(due(kind, days(kind, engine)));
        }
        return due.stream()
                .sorted(Comparator.comparing(Ended::at))
                .limit(AT_ONCE)
                .map(Ended::journey)
                .toList();
    }

    private List<Ended> due(Kind kind, int days) {
        return jdbc.sql("select path.business_key_ as journey, path.end_time_ as at " + KEPT + """
                         and path.end_time_ < :ended and coalesce(ending.text_, '') = :ending
                            and coalesce(consent.text_, '') = :consent
                        order by path.end_time_, path.business_key_ fetch first :size rows only
                        """)
                .param("impersonal", Erasure.impersonal(variables))
                .param("erased", RunningVariables.ERASED)
                .param("ended", Timestamp.from(clock.instant().minus(Duration.ofDays(days))))
                .param("ending", Objects.requireNonNullElse(kind.ending(), ""))
                .param("consent", Objects.requireNonNullElse(kind.consent(), ""))
                .param("size", AT_ONCE)
                .query(Ended.class)
                .list();
    }

    private int days(Kind kind, ProcessEngineServices engine) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("closingReason", kind.ending());
        inputs.put("contactConsent", kind.consent());
        return decisions.evaluate(engine, TABLE, inputs).stream()
                .map(answer -> answer.get("keepDays"))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .filter(days -> days >= 0)
                .findFirst()
                .orElseThrow(() -> new ProcessEngineException(
                        "The decision table '%s' says no number of days for %s.".formatted(TABLE, inputs)));
    }
}
