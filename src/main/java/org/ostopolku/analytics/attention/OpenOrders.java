package org.ostopolku.analytics.attention;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.ostopolku.process.journey.JourneyTables;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds open orders whose journey has moved on or ended, that nobody delivers, or whose promised day has passed. */
@Component
class OpenOrders {

    /** The order book of each journey with an open order. {@code %s}: conditions on its facts. */
    private static final String FOUND = """
             from (select journey, sum(kpi_value) as amount,
                    max(case when kpi_value > 0 then recorded_at end) as ordered_at, max(owner) as owner,
                    max(segment) as segment, max(product_category) as product_category,
                    max(buying_situation) as buying_situation
                from kpi_record where kpi = :book group by journey having sum(kpi_value) > 0) book
            left join open_journey path on path.journey = book.journey
            left join\s""" + JourneyTables.DELIVERIES + """
             on delivery.journey = book.journey
            where (delivery.journey is null or path.journey is null or path.place not in ('sale', 'use')
                or delivery.promised < :today)%s
            """;

    /** The owner at present; of an ended journey, one at the time of its orders. */
    private static final String OWNER = "coalesce(path.owner, book.owner)";

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param place null if the journey has ended
     * @param since when the customer entered the place; null if the journey has ended
     */
    record Found(
            String journey,
            String owner,
            String place,
            Instant since,
            BigDecimal value,
            Instant ordered,
            LocalDate promised) {

        /** The causes of {@link Attention.OpenOrder}, the gravest first. */
        String cause() {
            if (promised == null) {
                return "no-delivery";
            }
            if (place == null) {
                return "ended";
            }
            return "sale".equals(place) || "use".equals(place) ? "overdue" : "moved";
        }

        StalledJourney asJourney() {
            return new StalledJourney(journey, owner, place, since, ordered);
        }
    }

    /** @param total the number on all pages */
    record Page(long total, List<Found> found) {}

    /** The oldest first. */
    Page find(FigureFilter filter, int skipped, int size) {
        var condition = FilterCondition.of(filter, "book", OWNER, "path.process_key", "path.process_version");
        var found = FOUND.formatted(condition.more());
        return new Page(
                on("select count(*)" + found, condition).query(Long.class).single(),
                on("""
                        select book.journey, %s as owner, path.place, path.since, book.amount, book.ordered_at, delivery.promised
                        """.formatted(OWNER) + found + """
                         order by book.ordered_at, book.journey offset :skipped rows fetch next :size rows only
                        """, condition)
                        .param("skipped", skipped)
                        .param("size", size)
                        .query((row, number) -> new Found(
                                row.getString("journey"),
                                row.getString("owner"),
                                row.getString("place"),
                                instant(row.getObject("since", OffsetDateTime.class)),
                                row.getBigDecimal("amount"),
                                instant(row.getObject("ordered_at", OffsetDateTime.class)),
                                day(row.getString("promised"))))
                        .list());
    }

    private JdbcClient.StatementSpec on(String sql, FilterCondition condition) {
        return jdbc.sql(sql)
                .params(condition.params())
                .param("book", KpiIds.ORDER_BOOK)
                .param("today", LocalDate.now(clock).toString());
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
