package org.ostopolku.process.kpi;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The facts of a journey by which figures are filtered and grouped; null if unknown. */
public record JourneyFacts(String segment, String productCategory, String buyingSituation, String owner) {

    static JourneyFacts of(VariableScope scope) {
        return new JourneyFacts(
                text(scope, "segment"),
                text(scope, "productCategory"),
                text(scope, "buyingSituation"),
                text(scope, "owner"));
    }

    /** These facts; an unknown one is taken from the others. */
    JourneyFacts orElse(JourneyFacts others) {
        return new JourneyFacts(
                segment == null ? others.segment : segment,
                productCategory == null ? others.productCategory : productCategory,
                buyingSituation == null ? others.buyingSituation : buyingSituation,
                owner == null ? others.owner : owner);
    }

    /** Named parameters of a statement. */
    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        params.put("segment", segment);
        params.put("productCategory", productCategory);
        params.put("buyingSituation", buyingSituation);
        params.put("owner", owner);
        return params;
    }

    /** A variable as text; null if it has no value. */
    static String text(VariableScope scope, String variable) {
        var value = scope.getVariable(variable);
        return value == null ? null : value.toString();
    }
}
