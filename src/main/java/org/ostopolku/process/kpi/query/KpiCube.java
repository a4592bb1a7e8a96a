package org.ostopolku.process.kpi.query;

import java.util.Map;
import org.ostopolku.process.kpi.Buckets;

/**
 * The ledger's sums as a table expression for queries: {@code select … from <sql> cube where … group by …}. Its columns:
 * kpi, recorded_from (the first day of the month), stage, process_key, process_version, element, outcome,
 * reason, segment, product_category, buying_situation, owner, since_month, bucket, n (how many rows of the ledger), total
 * (the sum of their values). An unknown value, or a column that was not requested from {@link KpiCubes}, is an empty text, 0, {@link Buckets#NONE} or the day 0001-01-01. Several rows
 * may belong to one cell: always sum. Only stage-left has a since_month, stage-days have neither outcome nor reason;
 * touchpoint-hours and days-to-order have buckets only if the filter has no fact of a customer.
 *
 * @param sql the table expression, in parentheses
 * @param params its named parameters, which all begin with {@code cube}
 */
public record KpiCube(String sql, Map<String, Object> params) {}
