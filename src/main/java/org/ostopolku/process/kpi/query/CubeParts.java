package org.ostopolku.process.kpi.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a {@link KpiCube} from cells of the roll-up and from rows of the ledger in the form of cells. */
final class CubeParts {

    private static final String CELLS = """
            select kpi, cast(date_trunc('month', recorded_from) as date) as recorded_from, stage, process_key, process_version, element, outcome, reason, segment,
                product_category, buying_situation, owner, since_month, bucket, n, total
            from kpi_rollup where tier = %d and recorded_from between :%s and :%s%s
            """;

    private final Map<String, Object> params = new HashMap<>();
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder ofCells = new StringBuilder();
    private final StringBuilder ofRows = new StringBuilder();
    private final RollupGrain tier;

    CubeParts(RollupGrain tier, FigureFilter filter) {
        this.tier = tier;
        where("process_key", "cubeProcessKey", filter.processKey());
        where("process_version", "cubeProcessVersion", filter.processVersion());
        where("segment", "cubeSegment", orEmpty(filter.segment()));
        where("product_category", "cubeProductCategory", orEmpty(filter.productCategory()));
        where("buying_situation", "cubeBuyingSituation", orEmpty(filter.buyingSituation()));
        where("owner", "cubeOwner", orEmpty(filter.owner()));
        where("owner", "cubeOwners", filter.owners());
    }

    private static Set<String> orEmpty(String fact) {
        return fact == null ? null : Set.of(fact);
    }

    private void where(String column, String param, Object value) {
        if (value != null) {
            ofCells.append(" and %s = :%s".formatted(column, param));
            ofRows.append(" and %s = :%s".formatted(column, param));
            params.put(param, value);
        }
    }

    /** An empty value of a cell is null in a row. Without coalesce, so that the database can use an index on the column. */
    private void where(String column, String param, Set<String> values) {
        if (values != null) {
            ofCells.append(" and %s in (:%s)".formatted(column, param));
            ofRows.append((values.contains("") ? " and (%1$s in (:%2$s) or %1$s is null)" : " and %1$s in (:%2$s)")
                    .formatted(column, param));
            params.put(param, values);
        }
    }

    void addMonths(LocalDate from, LocalDate to) {
        addCells(tier, from, to);
        addRows("sign", "kpi_delta", "1 = 1", from, to);
    }

    /** Adds days of one month; nothing if the period is empty. */
    void addDays(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return;
        }
        var days = tier.ofDays();
        if (days == null) {
            addRows(from, to);
            return;
        }
        addCells(days, from, to);
        addRows("sign", "kpi_delta", days.concerns(), from, to);
        if (days.leavesOut() != null) {
            addRows("1", "kpi_record", days.leavesOut(), from, to);
        }
    }

    /** Adds rows of the ledger. */
    void addRows(LocalDate from, LocalDate to) {
        addRows("1", "kpi_record", "1 = 1", from, to);
    }

    private void addCells(RollupGrain of, LocalDate from, LocalDate to) {
        parts.add(CELLS.formatted(of.id(), param(from), param(to), ofCells));
    }

    private void addRows(String sign, String table, String which, LocalDate from, LocalDate to) {
        parts.add("select %s, %s as n, %s * kpi_value as total from %s where %s and recorded_on between :%s and :%s%s"
                .formatted(tier.cell(), sign, sign, table, which, param(from), param(to), ofRows));
    }

    private String param(LocalDate day) {
        var name = "cubeDay" + params.size();
        params.put(name, day);
        return name;
    }

    KpiCube made() {
        return new KpiCube("(" + String.join(" union all ", parts) + ")", Map.copyOf(params));
    }
}
