package org.ostopolku.process.kpi;

import org.ostopolku.process.model.DeployedVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The version of the stage's model in which open journeys are. */
@Component
public class StageVersions {

    private final JdbcClient jdbc;

    StageVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the version of the open journeys that the engine has in version {@code to} now. */
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
