package org.ostopolku.analytics.dashboard;

import org.ostopolku.analytics.figures.Figure;

/**
 * A KPI of the catalogue.
 *
 * @param kpi Its id.
 * @param name Its name.
 * @param stage The stage that it belongs to, or all.
 * @param unit EUR, days, hours, count, share (0 to 1), percent or score.
 * @param kind business, development or path.
 * @param value Its sum, mean or median; of a book the balance at the end; null if nothing was logged.
 * @param before The same of the period before; null if nothing was logged then.
 * @param target The target of this period; null if there is none.
 * @param good The direction in which it is good: up or down.
 * @param count How many values were logged in the period.
 */
public record KpiFigure(
        String kpi,
        String name,
        String stage,
        String unit,
        String kind,
        Double value,
        Double before,
        Double target,
        String good,
        long count) {

    boolean isPastTarget() {
        return value != null && target != null && (Figure.DOWN.equals(good) ? value > target : value < target);
    }

    Figure figure() {
        return new Figure(value, before, target, good);
    }
}
