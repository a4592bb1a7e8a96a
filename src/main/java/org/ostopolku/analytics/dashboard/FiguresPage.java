package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.security.authorization.DataScope;

@Schema(description = "Everything that the page \"Customer journey\" shows.")
public record FiguresPage(
        @Schema(description = "The period of the figures.") Period period,

        @Schema(description = "The period of comparison.") Days before,

        @Schema(description = "The customers that are counted.")
        DataScope reach,

        @Schema(description = "The values of the filters.") Choices choices,

        @Schema(description = "The six stages.") List<StageColumn> stages,

        @Schema(description = "The KPIs that belong to no stage.")
        List<KpiFigure> kpis,

        @Schema(description = "How many customers are kept warm now; the period does not matter.")
        long keptWarm,

        @Schema(description = "What customers decided.") List<DecisionFigure> decisions,

        @Schema(description = "Sales, books and forecast.") Money money,

        @Schema(description = "The feedback of customers.") Experience experience,

        @Schema(description = "What needs attention.") Attention attention) {

    @Schema(description = "Days in the company's time zone.")
    public record Period(
            @Schema(description = "The first day.") LocalDate from,

            @Schema(description = "The last day, included.") LocalDate to,

            @Schema(description = "The company's time zone.")
            String zone) {}

    @Schema(description = "Days in the company's time zone.")
    record Days(
            @Schema(description = "The first day.") LocalDate from,

            @Schema(description = "The last day, included.") LocalDate to) {}

    @Schema(description = "The values of the filters; none stands for unknown.")
    public record Choices(
            @Schema(description = "Segments.") List<Choice> segments,

            @Schema(description = "Buying situations.") List<Choice> buyingSituations,

            @Schema(description = "Product categories.") List<Choice> productCategories,

            @Schema(description = "The owners of the customers that the caller may see.")
            List<Choice> owners,

            @Schema(description = "Versions of the models that log KPIs.")
            List<Choice> models) {}
}
