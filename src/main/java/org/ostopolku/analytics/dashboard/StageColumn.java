package org.ostopolku.analytics.dashboard;

import java.util.List;
import org.ostopolku.analytics.figures.Figure;

/**
 * A stage of the customer's path, and how customers entered and left it.
 *
 * @param stage Its id: awareness, contact, activation, sale, use or growth.
 * @param ours The company's name of the stage.
 * @param customers What the customer does in it.
 * @param question The question of the stage.
 * @param now How many customers are in it now; the period does not matter.
 * @param entered How often it was entered.
 * @param goneOn Moved on: how often it was left for another stage as planned.
 * @param nurtured Kept warm: how often it was left for nurturing.
 * @param left Lost, or ended because there was no fit: how often the path ended in it.
 * @param moved Moved to another stage: how often the customer turned out to be at another stage.
 * @param onShare Share of those moved on among all who left the stage, without those moved to another stage.
 * @param medianDays Median of the days of the finished stays.
 * @param p90Days 90 % of the finished stays took no more days.
 * @param kpis The KPIs that belong to the stage.
 */
record StageColumn(
        String stage,
        String ours,
        String customers,
        String question,
        long now,
        Figure entered,
        Figure goneOn,
        Figure nurtured,
        Figure left,
        Figure moved,
        Figure onShare,
        Figure medianDays,
        Figure p90Days,
        List<KpiFigure> kpis) {}
