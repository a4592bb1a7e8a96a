package org.ostopolku.analytics.figures;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The users who own customers. */
@Component
public class CustomerOwners {

    private final JdbcClient jdbc;
    private final IdentityService identityService;

    CustomerOwners(JdbcClient jdbc, IdentityService identityService) {
        this.jdbc = jdbc;
        this.identityService = identityService;
    }

    /** The ids of all users who ever owned a customer. The recursive query reads one row of the index for each owner. */
    public List<String> all() {
        return jdbc.sql("""
                        with recursive distinct_owner (owner) as (
                            select owner from (select owner from kpi_rollup where owner > '' order by owner
                                fetch first 1 rows only) first_owner
                            union all
                            select (select next_owner.owner from kpi_rollup next_owner where next_owner.owner > distinct_owner.owner
                                order by next_owner.owner fetch first 1 rows only)
                            from distinct_owner where distinct_owner.owner is not null)
                        select owner from distinct_owner where owner is not null
                        """).query(String.class).list();
    }

    boolean includes(String owner) {
        return identityService.createUserQuery().userId(owner).count() > 0 || all().contains(owner);
    }
}
