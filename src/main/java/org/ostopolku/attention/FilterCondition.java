package org.ostopolku.attention;

import java.util.HashMap;
import java.util.Map;
import org.ostopolku.kpi.FigureFilter;

/**
 * What a filter asks of a journey, its period left aside, as a condition on an {@code open_journey path}.
 *
 * @param sql begins with {@code and}, or is empty
 */
record FilterCondition(String sql, Map<String, Object> params) {

    /**
     * @param owner who owns the journey
     * @param model key of the process that is meant
     * @param version its version
     */
    static FilterCondition of(FigureFilter filter, String owner, String model, String version) {
        var wanted = new HashMap<String, Object>();
        wanted.put("coalesce(path.segment, '') = :segment", filter.segment());
        wanted.put("coalesce(path.buying_situation, '') = :buyingSituation", filter.buyingSituation());
        wanted.put("coalesce(path.product_category, '') = :productCategory", filter.productCategory());
        wanted.put("coalesce(" + owner + ", '') = :owner", filter.owner());
        wanted.put("coalesce(" + owner + ", '') in (:owners)", filter.owners());
        wanted.put(model + " = :processKey", filter.processKey());
        wanted.put(version + " = :processVersion", filter.processVersion());
        var sql = new StringBuilder();
        var params = new HashMap<String, Object>();
        wanted.forEach((condition, value) -> {
            if (value != null) {
                sql.append(" and ").append(condition);
                params.put(condition.replaceAll(".*:(\\w+).*", "$1"), value);
            }
        });
        return new FilterCondition(sql.toString(), params);
    }
}
