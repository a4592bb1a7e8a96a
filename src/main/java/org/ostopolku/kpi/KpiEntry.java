package org.ostopolku.kpi;

/**
 * What one activity instance says of one KPI.
 *
 * @param kpi id in the catalogue
 * @param value in the catalogue's unit
 * @param element id of the model element that logs it
 * @param outcome what was decided, or the touchpoint's name; may be null
 * @param activityInstance id of the activity instance, which can log a KPI only once
 */
public record KpiEntry(String kpi, Number value, String element, String outcome, String activityInstance) {

    /** Something that happened once. */
    static KpiEntry once(String kpi, String element, String outcome, String activityInstance) {
        return new KpiEntry(kpi, 1, element, outcome, activityInstance);
    }
}
