package org.ostopolku.analytics.figures;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.user.UserNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who owns customers, and what they are called. */
@Component
public class CustomerOwners {

    private final JdbcClient jdbc;
    private final IdentityService identityService;
    private final UserNames people;

    CustomerOwners(JdbcClient jdbc, IdentityService identityService, UserNames people) {
        this.jdbc = jdbc;
        this.identityService = identityService;
        this.people = people;
    }

    /** Everybody who ever owned a customer: from one to the next along the index, however many rows each has. */
    public List<String> all() {
        return jdbc.sql("""
                        with recursive known (owner) as (
                            select owner from (select owner from kpi_rollup where owner > '' order by owner
                                fetch first 1 rows only) first_one
                            union all
                            select (select next_one.owner from kpi_rollup next_one where next_one.owner > known.owner
                                order by next_one.owner fetch first 1 rows only)
                            from known where known.owner is not null)
                        select owner from known where owner is not null
                        """).query(String.class).list();
    }

    boolean includes(String owner) {
        return identityService.createUserQuery().userId(owner).count() > 0 || all().contains(owner);
    }

    /** First and last names by user id; who is not there any more is known by the id alone. */
    public Map<String, String> names(Collection<String> ids) {
        return people.names(ids);
    }
}
