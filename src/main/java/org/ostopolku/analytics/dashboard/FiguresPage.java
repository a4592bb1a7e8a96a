package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.security.authorization.DataScope;

@Schema(description = "Everything that the page \"Customer journey\" shows.")
public record FiguresPage(
        @Schema(description = "What was counted.") Period period,

        @Schema(description = "What it is compared with.") Days before,

        @Schema(description = "Whose customers were counted.")
        DataScope reach,

        @Schema(description = "What the filters take.") Choices choices,

        @Schema(description = "The six stages.") List<StageColumn> stages,

        @Schema(description = "The KPIs that belong to no stage.")
        List<KpiFigure> kpis,

        @Schema(description = "How many customers are kept warm now, whatever the period.")
        long keptWarm,

        @Schema(description = "What customers decided.") List<DecisionFigure> decisions,

        @Schema(description = "What it is worth.") Money money,

        @Schema(description = "What customers say.") Experience experience,

        @Schema(description = "What needs somebody.") Attention attention) {

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

    @Schema(description = "What the filters take; none stands for what is not known.")
    public record Choices(
            @Schema(description = "Segments.") List<Choice> segments,

            @Schema(description = "Buying situations.") List<Choice> buyingSituations,

            @Schema(description = "Product categories.") List<Choice> productCategories,

            @Schema(description = "Users who own customers, within reach.")
            List<Choice> owners,

            @Schema(description = "Versions of the models that log anything.")
            List<Choice> models) {}
}
