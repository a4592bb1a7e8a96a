package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.dashboard.KpiFigure;

/** One stage of the map, or one process that serves every stage. */
@Schema(name = "Map.Process")
record MapProcess(
        @Schema(description = "Id of the process.") String process,

        @Schema(description = "Of the model that the map shows.")
        int version,

        @Schema(description = "What the process is about, \"Sale\".")
        String name,

        @Schema(description = "Which stage it is; null if it serves every stage.")
        String stage,

        @Schema(description = "What the company does, \"Sell\".")
        String ours,

        @Schema(description = "What the customer does, \"Negotiates and decides\"; null if the customer takes no part.")
        String customers,

        @Schema(description = "Of the stage; null outside of the stages.")
        String question,

        @Schema(description = "When the stage is over; null outside of the stages.")
        String overWhen,

        @Schema(description = "What its KPIs should show; null outside of the stages.")
        String targets,

        @Schema(description = "What it begins with.") String input,

        @Schema(description = "What the company does, in one sentence.")
        String steps,

        @Schema(description = "What it ends with.") String output,
        @Schema(description = "Who is responsible.") String owner,

        @Schema(description = "The customer's own process; null if there is none.")
        CustomerPath customer,

        @Schema(description = "In flow order, what may happen at any moment first.")
        List<Touchpoint> touchpoints,

        @Schema(description = "What is logged in it.") List<KpiFigure> kpis,

        @Schema(description = "Ids of the processes that it calls on, in flow order.")
        List<String> calls,

        @Schema(description = "Open development needs recorded for the stage but for none of its touchpoints.")
        List<OpenNeed> needs) {}
