package org.ostopolku.customer.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the journeys of one customer, open and ended. */
@Component
class CustomerMatcher {

    private final JdbcClient jdbc;
    private final JourneyProcesses journeys;

    CustomerMatcher(JdbcClient jdbc, JourneyProcesses journeys) {
        this.jdbc = jdbc;
        this.journeys = journeys;
    }

    /** That journey and those with the same customer number or e-mail address; and those with nothing but the same name. */
    JourneysOfCustomer of(String journey) {
        var marks = marks(journey);
        var same = new TreeSet<String>();
        var sameName = new TreeSet<String>();
        marks.forEach((mark, value) -> (mark.equals("customerName") ? sameName : same).addAll(with(mark, value)));
        same.remove(journey);
        sameName.removeAll(same);
        sameName.remove(journey);
        var all = new ArrayList<>(List.of(journey));
        all.addAll(same);
        return new JourneysOfCustomer(journey, all, List.copyOf(sameName));
    }

    private Map<String, String> marks(String journey) {
        var marks = new HashMap<String, String>();
        jdbc.sql("""
                        select name_, text_ from act_hi_varinst where proc_inst_id_ in (:processes)
                            and name_ in ('contactEmail', 'customerId', 'customerName') and text_ <> ''
                        order by create_time_
                        """).param("processes", journeys.of(journey)).query(row -> {
            marks.put(row.getString("name_"), row.getString("text_"));
        });
        return marks;
    }

    private List<String> with(String variable, String value) {
        return jdbc.sql("""
                        select distinct path.business_key_ from act_hi_varinst told
                        join act_hi_procinst process on process.id_ = told.proc_inst_id_
                        join act_hi_procinst path on path.business_key_ = process.business_key_
                            and path.proc_def_key_ = 'customer-journey'
                        where told.name_ = :variable and told.var_type_ = 'string' and lower(told.text_) = lower(:value)
                        """)
                .param("variable", variable)
                .param("value", value)
                .query(String.class)
                .list();
    }
}
