package org.ostopolku.customer.privacy;

import java.util.Map;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes the refusal of a journey's customer, as long as it is known who that is. */
@Component
class SuppressionNotes {

    private final JdbcClient jdbc;
    private final JourneyProcesses journeys;
    private final ContactSuppressionList refused;

    SuppressionNotes(JdbcClient jdbc, JourneyProcesses journeys, ContactSuppressionList refused) {
        this.jdbc = jdbc;
        this.journeys = journeys;
        this.refused = refused;
    }

    /** By every address and customer number that the customer had in this journey, the person is known again. */
    void remember(String journey) {
        jdbc.sql("""
                        select distinct name_ as what, text_ as text from act_hi_detail
                        where proc_inst_id_ in (:processes) and name_ in ('contactEmail', 'customerId') and text_ <> ''
                        """)
                .param("processes", journeys.of(journey))
                .query()
                .listOfRows()
                .forEach(mark -> refused.add(
                        Map.of(mark.get("what").toString(), mark.get("text").toString())));
    }
}
