package org.ostopolku.process.kpi.query;

import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Computes the days of rows of the ledger and of open journeys in the time zone of the company. */
@Component
class LedgerDays {

    private final JdbcClient jdbc;
    private final String day;

    LedgerDays(JdbcClient jdbc, DataSource dataSource) throws MetaDataAccessException {
        this.jdbc = jdbc;
        var url = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getURL());
        this.day = DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.H2
                ? "cast(formatdatetime(%s, 'yyyy-MM-dd', 'en', :zone) as date)"
                : "cast(%s at time zone :zone as date)";
    }

    /** Recomputes the days of all rows. */
    void setAll(ZoneId zone) {
        jdbc.sql("update kpi_record set recorded_on = %s, since_on = %s"
                        .formatted(day.formatted("recorded_at"), day.formatted("since")))
                .param("zone", zone.getId())
                .update();
        jdbc.sql("update open_journey set since_on = " + day.formatted("since"))
                .param("zone", zone.getId())
                .update();
    }
}
