package org.ostopolku.customer.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ostopolku.customer.privacy.ErasureRecord.ErasedTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The records of erasures. */
@Component
public class ErasureRecords {

    private final JdbcClient jdbc;
    private final Clock clock;

    ErasureRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Head(long id, String journey, OffsetDateTime erasedAt, String person, String reason) {}

    /** @param entries number of erased rows, by table */
    ErasureRecord add(String journey, String person, ErasureReason reason, Map<String, Integer> entries) {
        var at = OffsetDateTime.now(clock);
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into erasure (journey, erased_at, person, reason)
                        values (:journey, :at, :person, :reason)
                        """)
                .param("journey", journey)
                .param("at", at)
                .param("person", person)
                .param("reason", reason.id())
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        var tables = entries.entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(table -> new ErasedTable(table.getKey(), table.getValue()))
                .toList();
        tables.forEach(table -> jdbc.sql("insert into erasure_table values (:erasure, :table, :entries)")
                .params(Map.of("erasure", id, "table", table.table(), "entries", table.entries()))
                .update());
        return erased(new Head(id, journey, at, person, reason.id()), tables);
    }

    /**
     * The records, the latest first.
     *
     * @param journey number of the journey; null for all
     */
    List<ErasureRecord> latest(String journey, int skipped, int size) {
        var heads = jdbc.sql("select id, journey, erased_at as erasedAt, person, reason from erasure" + which(journey)
                        + " order by erased_at desc, id desc offset :skipped rows fetch next :size rows only")
                .params(params(journey))
                .params(Map.of("skipped", skipped, "size", size))
                .query(Head.class)
                .list();
        var tables = new HashMap<Long, List<ErasedTable>>();
        heads.forEach(head -> tables.put(head.id(), new ArrayList<>()));
        if (!heads.isEmpty()) {
            jdbc.sql(
                            "select erasure, table_name, entries from erasure_table where erasure in (:ids) order by table_name")
                    .param("ids", tables.keySet())
                    .query(row -> {
                        var table = new ErasedTable(row.getString("table_name"), row.getInt("entries"));
                        tables.get(row.getLong("erasure")).add(table);
                    });
        }
        return heads.stream().map(head -> erased(head, tables.get(head.id()))).toList();
    }

    /** The time of the last erasure of a journey; empty if there was none. */
    public Optional<Instant> last(String journey) {
        return latest(journey, 0, 1).stream().map(ErasureRecord::at).findFirst();
    }

    long count(String journey) {
        return jdbc.sql("select count(*) from erasure" + which(journey))
                .params(params(journey))
                .query(Long.class)
                .single();
    }

    private static String which(String journey) {
        return journey == null ? "" : " where journey = :journey";
    }

    private static Map<String, Object> params(String journey) {
        return journey == null ? Map.of() : Map.of("journey", journey);
    }

    private static ErasureRecord erased(Head head, List<ErasedTable> tables) {
        return new ErasureRecord(
                head.id(),
                head.journey(),
                head.erasedAt().toInstant().truncatedTo(ChronoUnit.MILLIS),
                head.person(),
                head.reason(),
                tables.stream().mapToInt(ErasedTable::entries).sum(),
                tables);
    }
}
