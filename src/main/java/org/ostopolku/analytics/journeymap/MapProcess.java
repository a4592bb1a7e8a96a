package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.dashboard.KpiFigure;

/**
 * One stage of the map, or one process that serves every stage.
 *
 * @param process Id of the process.
 * @param version Of the model that the map shows.
 * @param name What the process is about, "Sale".
 * @param stage Which stage it is; null if it serves every stage.
 * @param ours What the company does, "Sell".
 * @param customers What the customer does, "Negotiates and decides"; null if the customer takes no part.
 * @param question Of the stage; null outside of the stages.
 * @param overWhen When the stage is over; null outside of the stages.
 * @param targets What its KPIs should show; null outside of the stages.
 * @param input What it begins with.
 * @param steps What the company does, in one sentence.
 * @param output What it ends with.
 * @param owner Who is responsible.
 * @param customer The customer's own process; null if there is none.
 * @param touchpoints In flow order, what may happen at any moment first.
 * @param kpis What is logged in it.
 * @param calls Ids of the processes that it calls on, in flow order.
 * @param needs Open development needs recorded for the stage but for none of its touchpoints.
 */
@Schema(name = "Map.Process")
record MapProcess(
        String process,
        int version,
        String name,
        String stage,
        String ours,
        String customers,
        String question,
        String overWhen,
        String targets,
        String input,
        String steps,
        String output,
        String owner,
        CustomerPath customer,
        List<Touchpoint> touchpoints,
        List<KpiFigure> kpis,
        List<String> calls,
        List<OpenNeed> needs) {}
