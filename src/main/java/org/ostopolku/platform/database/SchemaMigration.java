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
 * Brings the schema up to date. Nodes that start together do so one after the other: Liquibase's own lock is a row of a
 * table, which does not hold them apart while there is no such table yet, and stays behind when a node dies.
 */
@Component
class SchemaMigration extends SpringLiquibase {

    /** Any number that nobody else locks in this database. */
    private static final long LOCK = 6_786_765_583L;

    SchemaMigration(DataSource dataSource, @Value("${spring.liquibase.change-log}") String changeLog) {
        setDataSource(dataSource);
        setChangeLog(changeLog);
    }

    @Override
    protected void performUpdate(Liquibase liquibase) throws LiquibaseException {
        if (!(liquibase.getDatabase() instanceof PostgresDatabase)) {
            // A file of H2 belongs to one node.
            updateAlone(liquibase);
            return;
        }
        var connection = ((JdbcConnection) liquibase.getDatabase().getConnection()).getUnderlyingConnection();
        execute("select pg_advisory_lock(" + LOCK + ")", connection);
        try {
            updateAlone(liquibase);
        } finally {
            liquibase.getDatabase().rollback();
            execute("select pg_advisory_unlock(" + LOCK + ")", connection);
        }
    }

    private void updateAlone(Liquibase liquibase) throws LiquibaseException {
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
