package org.ostopolku.process.kpi;

import org.ostopolku.process.model.DeployedVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which version of a stage's model the open journeys are. */
@Component
public class StageVersions {

    private final JdbcClient jdbc;

    StageVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts open journeys for another version of their stage's model, if that is where the engine has them now. */
    public void follow(String process, int from, int to) {
        jdbc.sql("""
                        update open_journey set process_version = :to
                        where process_key = :process and process_version = :from and\s""" + DeployedVersions.OPEN_JOURNEY_HAS_VERSION)
                .param("process", process)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
