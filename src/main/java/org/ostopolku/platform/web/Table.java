package org.ostopolku.platform.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A flat table that a controller answers as JSON (an array of objects) or CSV.
 *
 * @param type a record; its components are the columns: text, numbers, booleans, enums, dates, dates with time. The
 *     components of a nested record are columns too ({@code sales.before}). Lists are left out of CSV.
 * @param rows null cells are empty in CSV
 */
public record Table<R extends Record>(Class<R> type, List<R> rows) {

    public Table {
        rows = List.copyOf(rows);
    }

    @Override
    @JsonValue
    public List<R> rows() {
        return rows;
    }
}
