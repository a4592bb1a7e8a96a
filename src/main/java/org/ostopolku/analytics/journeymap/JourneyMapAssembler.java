package org.ostopolku.analytics.journeymap;

import java.util.Map;
import java.util.Objects;
import org.ostopolku.analytics.dashboard.KpiFigure;
import org.ostopolku.analytics.journeymap.MapModels.Deployed;

/**
 * Joins what a model says with what is known of it otherwise.
 *
 * @param logged at the touchpoints
 * @param needs where shall be developed
 * @param kpis the figures of the catalogue, by id
 * @param teamNames by the id of the group
 * @param signalNames by the kind of signal
 */
record JourneyMapAssembler(
        LoggedFigures logged,
        NeedPlacement needs,
        Map<String, KpiFigure> kpis,
        Map<String, String> teamNames,
        Map<String, String> signalNames) {

    MapProcess draw(Deployed deployed) {
        var model = deployed.model();
        var told = model.documentation();
        var name = Objects.requireNonNullElse(deployed.definition().getName(), deployed.process())
                .split(": (the customer )?", 2);
        return new MapProcess(
                deployed.process(),
                deployed.definition().getVersion(),
                name[0],
                model.stage(),
                model.companyDoes(),
                name.length < 2 ? null : MapModelReader.capital(name[1]),
                told.one("Question"),
                told.one("Over when"),
                told.one("KPI targets"),
                told.one("Input"),
                told.one("Steps"),
                told.one("Output"),
                told.one("Owner"),
                model.customer(),
                model.touchpoints().stream()
                        .map(touchpoint -> touchpoint.with(
                                teamNames, figures(deployed, touchpoint), needs.at(deployed, touchpoint)))
                        .toList(),
                model.kpis().stream().map(kpis::get).filter(Objects::nonNull).toList(),
                model.calls(),
                needs.at(deployed));
    }

    private TouchpointFigures figures(Deployed deployed, Touchpoint touchpoint) {
        if (!touchpoint.selfService()) {
            return logged.ofTask(deployed.process(), touchpoint);
        }
        var count = deployed.model().counts().get(touchpoint.id());
        return count == null ? null : logged.ofSignal(deployed.process(), count, signalNames);
    }
}
