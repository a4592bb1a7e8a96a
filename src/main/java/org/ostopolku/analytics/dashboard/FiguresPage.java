package org.ostopolku.analytics.dashboard;

import java.time.LocalDate;
import java.util.List;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.security.authorization.DataScope;

/**
 * Everything that the page "Customer journey" shows.
 *
 * @param period The period of the figures.
 * @param before The period of comparison.
 * @param reach The customers that are counted.
 * @param choices The values of the filters.
 * @param stages The six stages.
 * @param kpis The KPIs that belong to no stage.
 * @param keptWarm How many customers are kept warm now; the period does not matter.
 * @param decisions What customers decided.
 * @param money Sales, books and forecast.
 * @param experience The feedback of customers.
 * @param attention What needs attention.
 */
public record FiguresPage(
        Period period,
        Days before,
        DataScope reach,
        Choices choices,
        List<StageColumn> stages,
        List<KpiFigure> kpis,
        long keptWarm,
        List<DecisionFigure> decisions,
        Money money,
        Experience experience,
        Attention attention) {

    /**
     * Days in the company's time zone.
     *
     * @param from The first day.
     * @param to The last day, included.
     * @param zone The company's time zone.
     */
    public record Period(LocalDate from, LocalDate to, String zone) {}

    /**
     * Days in the company's time zone.
     *
     * @param from The first day.
     * @param to The last day, included.
     */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * The values of the filters; none stands for unknown.
     *
     * @param segments Segments.
     * @param buyingSituations Buying situations.
     * @param productCategories Product categories.
     * @param owners The owners of the customers that the caller may see.
     * @param models Versions of the models that log KPIs.
     */
    public record Choices(
            List<Choice> segments,
            List<Choice> buyingSituations,
            List<Choice> productCategories,
            List<Choice> owners,
            List<Choice> models) {}
}
