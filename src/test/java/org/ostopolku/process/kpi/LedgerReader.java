package org.ostopolku.process.kpi;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger for tests. */
final class LedgerReader {

    private final JdbcClient jdbc;

    LedgerReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of one journey in the order in which they were written. */
    List<Map<String, Object>> rowsOf(String journey) {
        return jdbc.sql("select * from kpi_record where journey = :journey order by id")
                .param("journey", journey)
                .query()
                .listOfRows();
    }

    /** The same rows, each as its KPI, element and outcome. */
    List<String> pathOf(String journey) {
        return rowsOf(journey).stream()
                .map(row -> "%s %s %s".formatted(row.get("kpi"), row.get("element"), row.get("outcome")))
                .toList();
    }
}
