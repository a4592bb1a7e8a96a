package org.ostopolku.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose journey it is, and where Cockpit shows it, from the engine's history. */
@Component
class JourneyNames {

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    JourneyNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By journey number; those that the history does not have any more are not there. */
    Map<String, Named> of(Collection<String> journeys) {
        var names = new HashMap<String, Named>();
        var numbers = new ArrayList<>(new HashSet<>(journeys));
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            read(numbers.subList(from, Math.min(from + AT_ONCE, numbers.size())), names);
        }
        return names;
    }

    private void read(List<String> journeys, Map<String, Named> names) {
        jdbc.sql("""
                        select path.business_key_ as journey, customer.text_ as name,
                            case when path.end_time_ is null then path.id_ end as cockpit
                        from act_hi_procinst path
                        left join act_hi_varinst customer
                            on customer.proc_inst_id_ = path.id_ and customer.execution_id_ = path.id_
                                and customer.name_ = 'customerName'
                        where path.business_key_ in (:journeys) and path.proc_def_key_ = 'customer-journey'
                        """).param("journeys", journeys).query(row -> {
            names.put(row.getString("journey"), new Named(row.getString("name"), row.getString("cockpit")));
        });
    }

    /**
     * @param customer null if forgotten
     * @param cockpit id of the process instance; null if it has ended
     */
    record Named(String customer, String cockpit) {

        static final Named UNKNOWN = new Named(null, null);
    }
}
