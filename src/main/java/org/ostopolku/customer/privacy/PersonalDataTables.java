package org.ostopolku.customer.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processes of a journey and their personal data, running and ended, in the engine's tables. */
@Component
@ReadsEngineTables(
        "The Java API cannot search variables across processes by ignoring case, nor change those of ended ones.")
class PersonalDataTables {

    /** Table of the variables of running processes, as erasure records name it. */
    static final String RUNNING_VARIABLES = "act_ru_variable";

    /** The variables by which a person is contacted, or found again. */
    static final List<String> CONTACTS = List.of("contactEmail", "customerId");

    /** Journeys that have ended without a running delivery or an open order, and of which personal data is left. */
    private static final String WITH_PERSONAL_DATA = """
            from act_hi_procinst path
            left join act_hi_varinst ending on ending.proc_inst_id_ = path.id_ and ending.execution_id_ = path.id_
                and ending.name_ = 'closingReason'
            left join act_hi_varinst consent on consent.proc_inst_id_ = path.id_ and consent.execution_id_ = path.id_
                and consent.name_ = 'contactConsent'
            where path.proc_def_key_ = '%s' and path.end_time_ is not null
                and not exists (select 1 from act_ru_execution delivery
                    join act_re_procdef model on model.id_ = delivery.proc_def_id_ and model.key_ = 'delivery'
                    where delivery.business_key_ = path.business_key_)
                and (select coalesce(sum(kpi_value), 0) from kpi_record
                    where journey = path.business_key_ and kpi = 'order-book') = 0
                and exists (select 1 from act_hi_procinst process
                    join act_hi_varinst variable on variable.proc_inst_id_ = process.id_
                    where process.business_key_ = path.business_key_ and variable.name_ not in (:impersonal)
                        and (variable.name_ not in (:ofOrders) or not exists (select 1 from kpi_record ordered
                            where ordered.journey = path.business_key_ and ordered.kpi = :orders and ordered.kpi_value <> 0
                                and ordered.recorded_at >= :ordersAfter))
                        and (variable.text_ not in ('', :erased) or variable.bytearray_id_ is not null))
            """.formatted(JourneyProcess.CUSTOMER_JOURNEY);

    private final JdbcClient jdbc;

    PersonalDataTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of the processes of a journey and of those that they called; empty if there is no such journey. */
    List<String> processes(String journey) {
        return jdbc.sql("""
                        select id_ from act_hi_procinst where business_key_ = :journey
                        union
                        select called.id_ from act_hi_procinst called
                        join act_hi_procinst root on root.id_ = called.root_proc_inst_id_
                        where root.business_key_ = :journey
                        """).param("journey", journey).query(String.class).list();
    }

    /** Ids of the customer journeys with this number, running or ended. */
    List<String> pathsOf(String number) {
        return jdbc.sql("select id_ from act_hi_procinst where business_key_ = :number and proc_def_key_ = :process")
                .params(Map.of("number", number, "process", JourneyProcess.CUSTOMER_JOURNEY))
                .query(String.class)
                .list();
    }

    /** Whether a customer journey with this number is running. */
    boolean isOpen(String number) {
        return jdbc.sql("""
                                select count(*) from act_hi_procinst
                                where business_key_ = :number and proc_def_key_ = :process and end_time_ is null
                                """)
                        .params(Map.of("number", number, "process", JourneyProcess.CUSTOMER_JOURNEY))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Names of the variables of a journey that have a text or bytes, besides these. */
    List<String> variablesWithValue(String journey, Collection<String> but) {
        return jdbc.sql("""
                        select distinct name_ from act_hi_varinst where proc_inst_id_ in (:processes)
                            and name_ not in (:but) and (text_ not in ('', :erased) or bytearray_id_ is not null)
                        order by name_
                        """)
                .params(Map.of("processes", processes(journey), "but", but, "erased", RunningVariables.ERASED))
                .query(String.class)
                .list();
    }

    /** Whether a customer journey has this number, not only another process. */
    boolean isJourney(String number) {
        return !pathsOf(number).isEmpty();
    }

    /** The last e-mail address, number and name of the customer of a journey, by variable. */
    Map<String, String> identity(String journey) {
        var identity = new HashMap<String, String>();
        jdbc.sql("""
                        select name_, text_ from act_hi_varinst where proc_inst_id_ in (:processes)
                            and name_ in ('contactEmail', 'customerId', 'customerName') and text_ <> ''
                        order by create_time_
                        """).param("processes", processes(journey)).query(row -> {
            identity.put(row.getString("name_"), row.getString("text_"));
        });
        return identity;
    }

    /** Numbers of the journeys in which a variable has this text, upper or lower case. */
    List<String> journeysWith(String variable, String text) {
        return jdbc.sql("""
                        select distinct path.business_key_ from act_hi_varinst variable
                        join act_hi_procinst process on process.id_ = variable.proc_inst_id_
                        join act_hi_procinst path on path.business_key_ = process.business_key_
                            and path.proc_def_key_ = :process
                        where variable.name_ = :variable and variable.var_type_ = 'string'
                            and lower(variable.text_) = lower(:text)
                        """)
                .params(Map.of("process", JourneyProcess.CUSTOMER_JOURNEY, "variable", variable, "text", text))
                .query(String.class)
                .list();
    }

    /**
     * A text that a variable had.
     *
     * @param name of the variable
     */
    record VariableText(String name, String text) {}

    /** All e-mail addresses and customer numbers that a journey ever had. */
    List<VariableText> contacts(String journey) {
        return jdbc.sql("""
                        select distinct name_ as name, text_ as text from act_hi_detail
                        where proc_inst_id_ in (:processes) and name_ in (:contacts) and text_ <> ''
                        """)
                .params(Map.of("processes", processes(journey), "contacts", CONTACTS))
                .query(VariableText.class)
                .list();
    }

    /** All texts that a variable ever had in these processes. */
    Set<String> texts(String variable, List<String> processes) {
        return jdbc
                .sql("""
                        select text_ from act_hi_varinst where proc_inst_id_ in (:processes) and name_ = :variable
                        union
                        select text_ from act_hi_detail where proc_inst_id_ in (:processes) and name_ = :variable
                        """)
                .params(Map.of("processes", processes, "variable", variable))
                .query(String.class)
                .list()
                .stream()
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /**
     * Changes the texts of these variables in the history of these processes.
     *
     * @return the number of changed rows, by table
     */
    Map<String, Integer> changeTexts(List<String> processes, Collection<String> names, UnaryOperator<String> change) {
        record Row(String id, String text) {}
        var changed = new LinkedHashMap<String, Integer>();
        for (var table : List.of("act_hi_varinst", "act_hi_detail")) {
            var rows = jdbc.sql("select id_ as id, text_ as text from " + table
                            + " where proc_inst_id_ in (:processes) and name_ in (:names) and text_ is not null")
                    .params(Map.of("processes", processes, "names", names))
                    .query(Row.class)
                    .list();
            changed.put(table, 0);
            for (var row : rows) {
                var text = change.apply(row.text());
                if (!text.equals(row.text())) {
                    int updated = jdbc.sql("update " + table + " set text_ = :text where id_ = :id")
                            .params(Map.of("text", text, "id", row.id()))
                            .update();
                    changed.merge(table, updated, Integer::sum);
                }
            }
        }
        return changed;
    }

    /** The number of values of variables that are left, running or not, besides these and the replaced ones. */
    int countPersonalValues(String journey, Collection<String> kept) {
        return Stream.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")
                .mapToInt(table -> jdbc.sql("select count(*) from " + table
                                + " where proc_inst_id_ in (:processes) and name_ not in (:kept)"
                                + " and (text_ not in ('', :erased) or bytearray_id_ is not null)")
                        .params(Map.of(
                                "processes", processes(journey), "kept", kept, "erased", RunningVariables.ERASED))
                        .query(Integer.class)
                        .single())
                .sum();
    }

    /** What decides how long a journey is kept: how it ended, and whether its customer agreed to be contacted. */
    record Kind(String ending, String consent) {}

    /**
     * What of an ended journey need not be kept.
     *
     * @param impersonal names of the variables that stay
     * @param ofOrders names of the variables that stay if an order of the journey is later than {@code ordersAfter}
     */
    record Keeping(Collection<String> impersonal, Collection<String> ofOrders, Instant ordersAfter) {

        private Map<String, Object> params() {
            return Map.of(
                    "impersonal",
                    impersonal,
                    "ofOrders",
                    ofOrders,
                    "ordersAfter",
                    Timestamp.from(ordersAfter),
                    "orders",
                    KpiIds.ORDER_BOOK,
                    "erased",
                    RunningVariables.ERASED);
        }
    }

    /** The kinds of ended journeys of which personal data is left. */
    List<Kind> kinds(Keeping keeping) {
        return jdbc.sql("select distinct ending.text_ as ending, consent.text_ as consent " + WITH_PERSONAL_DATA)
                .params(keeping.params())
                .query(Kind.class)
                .list();
    }

    /** When an ended journey ended, and its kind. */
    record Ending(String ending, String consent, LocalDateTime at) {}

    /** How a journey ended; empty if it is open. */
    Optional<Ending> ending(String journey) {
        return jdbc.sql("""
                        select ending.text_ as ending, consent.text_ as consent, path.end_time_ as at
                        from act_hi_procinst path
                        left join act_hi_varinst ending on ending.proc_inst_id_ = path.id_
                            and ending.execution_id_ = path.id_ and ending.name_ = 'closingReason'
                        left join act_hi_varinst consent on consent.proc_inst_id_ = path.id_
                            and consent.execution_id_ = path.id_ and consent.name_ = 'contactConsent'
                        where path.proc_def_key_ = :process and path.business_key_ = :journey
                        order by path.end_time_ desc nulls first fetch first 1 rows only
                        """)
                .params(Map.of("process", JourneyProcess.CUSTOMER_JOURNEY, "journey", journey))
                .query(Ending.class)
                .optional()
                .filter(ending -> ending.at() != null);
    }

    record EndedJourney(String journey, LocalDateTime at) {}

    /** The first {@code size} journeys of a kind that ended before an instant and of which personal data is left. */
    List<EndedJourney> endedBefore(Instant end, Kind kind, Keeping keeping, int size) {
        return jdbc.sql("select path.business_key_ as journey, path.end_time_ as at " + WITH_PERSONAL_DATA + """
                         and path.end_time_ < :ended and coalesce(ending.text_, '') = :ending
                            and coalesce(consent.text_, '') = :consent
                        order by path.end_time_, path.business_key_ fetch first :size rows only
                        """)
                .params(keeping.params())
                .param("ended", Timestamp.from(end))
                .param("ending", Objects.requireNonNullElse(kind.ending(), ""))
                .param("consent", Objects.requireNonNullElse(kind.consent(), ""))
                .param("size", size)
                .query(EndedJourney.class)
                .list();
    }
}
