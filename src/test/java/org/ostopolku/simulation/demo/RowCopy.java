package org.ostopolku.simulation.demo;

import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Copies all rows, identity values and sequences from an H2 database to a PostgreSQL database with the same tables. */
final class RowCopy {

    private static final int BATCH = 1000;
    private static final Set<String> OF_LIQUIBASE = Set.of("databasechangelog", "databasechangeloglock");

    private final Connection from;
    private final Connection to;

    RowCopy(Connection from, Connection to) {
        this.from = from;
        this.to = to;
    }

    void copyAllTables() throws SQLException {
        var tables = tables(from, "PUBLIC");
        var expected = tables(to, "public");
        if (!tables.equals(expected)) {
            throw new IllegalStateException("Tables in H2: " + tables + ", in PostgreSQL: " + expected);
        }
        to.setAutoCommit(false);
        try (var statement = to.createStatement()) {
            // Switches off foreign keys and triggers, so that the order of the tables does not matter.
            statement.execute("set session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables));
            for (var table : tables) {
                copy(table);
                restartIdentity(table);
            }
            copySequences();
            to.commit();
            to.setAutoCommit(true);
            statement.execute("analyze");
        }
    }

    private static Set<String> tables(Connection connection, String schema) throws SQLException {
        var tables = new TreeSet<String>();
        try (var rows = connection.getMetaData().getTables(null, schema, null, new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME").toLowerCase());
            }
        }
        tables.removeAll(OF_LIQUIBASE);
        return tables;
    }

    private void copy(String table) throws SQLException {
        var columns = new ArrayList<String>();
        var types = new ArrayList<Integer>();
        try (var rows = to.getMetaData().getColumns(null, "public", table, null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME"));
                types.add(rows.getInt("DATA_TYPE"));
            }
        }
        var names = String.join(", ", columns);
        var insert = "insert into %s (%s) values (%s)"
                .formatted(table, names, String.join(", ", Collections.nCopies(columns.size(), "?")));
        try (var read = from.createStatement();
                var rows = read.executeQuery("select " + names + " from " + table);
                var write = to.prepareStatement(insert)) {
            for (int row = 1; rows.next(); row++) {
                for (int column = 1; column <= types.size(); column++) {
                    var value = value(rows, column);
                    if (value == null) {
                        write.setObject(column, null);
                    } else if (value instanceof byte[] bytes) {
                        write.setBytes(column, bytes);
                    } else if (types.get(column - 1) == Types.TIMESTAMP_WITH_TIMEZONE
                            || JDBCType.valueOf(rows.getMetaData().getColumnType(column))
                                    == JDBCType.TIMESTAMP_WITH_TIMEZONE) {
                        write.setObject(column, value);
                    } else {
                        write.setObject(column, value, types.get(column - 1));
                    }
                }
                write.addBatch();
                if (row % BATCH == 0) {
                    write.executeBatch();
                }
            }
            write.executeBatch();
        }
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        return switch (rows.getMetaData().getColumnType(column)) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> rows.getBytes(column);
            case Types.CLOB -> rows.getString(column);
            default -> rows.getObject(column);
        };
    }

    private void restartIdentity(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var rows = to.getMetaData().getColumns(null, "public", table, null)) {
            while (rows.next()) {
                if (rows.getString("IS_AUTOINCREMENT").equals("YES")) {
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        try (var statement = to.createStatement()) {
            for (var column : columns) {
                statement.execute(
                        "select setval(pg_get_serial_sequence('%1$s', '%2$s'), (select coalesce(max(%2$s), 0) + 1 from %1$s), false)"
                                .formatted(table, column));
            }
        }
    }

    /** The sequences that are not of an identity column. */
    private void copySequences() throws SQLException {
        try (var read = from.createStatement();
                var sequences = read.executeQuery("select sequence_name, base_value from information_schema.sequences"
                        + " where sequence_schema = 'PUBLIC' and sequence_name not like 'SYSTEM_SEQUENCE_%'");
                var write = to.prepareStatement("select setval(cast(? as regclass), ?, false)")) {
            while (sequences.next()) {
                write.setString(1, sequences.getString("sequence_name").toLowerCase());
                write.setLong(2, sequences.getLong("base_value"));
                write.execute();
            }
        }
    }
}
