package org.ostopolku.customer.privacy;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds texts in every column of every table, binary columns included. */
public final class DatabaseScan {

    private final JdbcClient jdbc;

    public DatabaseScan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A text in a cell.
     *
     * @param table in lower case
     * @param ofJourney whether the row has one of the ids
     */
    public record Hit(String table, String column, String text, boolean ofJourney) {}

    /**
     * Finds every cell that contains one of the texts.
     *
     * @param ids of the journey, its processes and all their parts
     */
    public List<Hit> find(Collection<String> texts, Set<String> ids) {
        List<Hit> hits = new ArrayList<>();
        for (String table : tables()) {
            jdbc.sql("select * from \"" + table + "\"").query(row -> {
                scan(table.toLowerCase(Locale.ROOT), row, texts, ids, hits);
            });
        }
        return hits;
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where lower(table_schema) = 'public' and table_type like '%TABLE%'
                        """).query(String.class).list();
    }

    private static void scan(String table, ResultSet row, Collection<String> texts, Set<String> ids, List<Hit> hits)
            throws SQLException {
        var columns = row.getMetaData();
        List<Hit> found = new ArrayList<>();
        boolean ofJourney = false;
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            var cell = text(row.getObject(column));
            if (cell != null) {
                ofJourney |= ids.contains(cell);
                for (String text : texts) {
                    if (cell.contains(text)) {
                        found.add(new Hit(table, columns.getColumnName(column).toLowerCase(Locale.ROOT), text, false));
                    }
                }
            }
        }
        for (Hit hit : found) {
            hits.add(new Hit(hit.table(), hit.column(), hit.text(), ofJourney));
        }
    }

    /** Null if the cell holds no text. */
    private static String text(Object cell) throws SQLException {
        if (cell instanceof Blob blob) {
            return text(blob.getBytes(1, (int) blob.length()));
        }
        if (cell instanceof Clob clob) {
            return clob.getSubString(1, (int) clob.length());
        }
        return cell instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : cell instanceof String text ? text : null;
    }
}
