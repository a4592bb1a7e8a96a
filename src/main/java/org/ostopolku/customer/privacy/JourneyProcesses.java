package org.ostopolku.customer.privacy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processes of a journey, running and ended, and those that they called. */
@Component
class JourneyProcesses {

    private final JdbcClient jdbc;

    JourneyProcesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Their ids; none if there is no such journey. */
    List<String> of(String journey) {
        return jdbc.sql("""
                        select id_ from act_hi_procinst where business_key_ = :journey
                        union
                        select called.id_ from act_hi_procinst called
                        join act_hi_procinst root on root.id_ = called.root_proc_inst_id_
                        where root.business_key_ = :journey
                        """).param("journey", journey).query(String.class).list();
    }

    /** Whether there was ever a journey with this number, and not only something that bears it. */
    boolean isJourney(String number) {
        return jdbc.sql("""
                                select count(*) from act_hi_procinst
                                where business_key_ = :number and proc_def_key_ = 'customer-journey'
                                """).param("number", number).query(Integer.class).single() > 0;
    }
}
