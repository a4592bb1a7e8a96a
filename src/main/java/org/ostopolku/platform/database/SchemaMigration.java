package org.ostopolku.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Runs Liquibase at start. On PostgreSQL an advisory lock makes nodes that start together run one after the other. The lock
 * of Liquibase is a row of a table: it does not work before this table exists, and it stays locked when a node dies.
 */
@Component
class SchemaMigration extends SpringLiquibase {

    /** An arbitrary number that no other application locks in this database. */
    private static final long LOCK = 6_786_765_583L;

    SchemaMigration(DataSource dataSource, @Value("${spring.liquibase.change-log}") String changeLog) {
        setDataSource(dataSource);
        setChangeLog(changeLog);
    }

    @Override
    protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
        if (!(liquibase.getDatabase() instanceof PostgresDatabase)) {
            // Only one node can open an H2 file.
            updateUnlocked(liquibase);
            return;
        }
        var connection = ((JdbcConnection) liquibase.getDatabase().getConnection()).getUnderlyingConnection();
        execute("select pg_advisory_lock(" + LOCK + ")", connection);
        try {
            updateUnlocked(liquibase);
        } finally {
            liquibase.getDatabase().rollback();
            execute("select pg_advisory_unlock(" + LOCK + ")", connection);
        }
    }

    private void updateUnlocked(Liquibase liquibase) throws LiquibaseException {
        liquibase.forceReleaseLocks();
        super.performUpdate(liquibase);
    }

    private static void execute(String sql, Connection connection) throws LiquibaseException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LiquibaseException(e);
        }
    }
}
