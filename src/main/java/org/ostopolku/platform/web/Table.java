package org.ostopolku.platform.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A flat table, which a controller answers as JSON (an array of objects) or CSV, whatever is asked for.
 *
 * @param type a record whose components are the columns, in their order: text, numbers, booleans, enums, days and points
 *     in time. A record within counts as columns of their own ({@code sales.before}); lists are left out of CSV.
 * @param rows the rows; null cells are empty
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
