package org.ostopolku.platform.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lock and the passwords in the engine's tables. */
@Component
@ReadsEngineTables("The Java API offers no lock that all nodes share, and cannot remove a password.")
public class EngineTables {

    private final JdbcClient jdbc;

    EngineTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the engine's start-up lock, which all nodes share, and holds it until the transaction ends. */
    public void lock() {
        jdbc.sql("select value_ from act_ge_property where name_ = 'startup.lock' for update")
                .query()
                .listOfRows();
    }

    /** Removes a user's password, so that the engine accepts none. */
    public void removePassword(String user) {
        jdbc.sql("update act_id_user set pwd_ = null, salt_ = null, rev_ = rev_ + 1 where id_ = :id")
                .param("id", user)
                .update();
    }
}
