package org.ostopolku.analytics.journeymap;

import java.util.Map;
import java.util.Objects;
import org.ostopolku.analytics.dashboard.KpiFigure;
import org.ostopolku.analytics.journeymap.MapModels.Deployed;
import org.ostopolku.process.model.ProcessDescription;
import org.ostopolku.process.model.ProcessTitle;

/**
 * Joins the contents of a model with figures, development needs and names.
 *
 * @param logged at the touchpoints
 * @param needs open development needs
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
        var description = model.description();
        return new MapProcess(
                deployed.process(),
                deployed.definition().getVersion(),
                description.title(),
                description.stage(),
                ProcessTitle.toText(description.companyDoes()),
                ProcessTitle.toText(description.customerDoes()),
                description.question(),
                description.overWhen(),
                description.targets(),
                description.input(),
                description.steps(),
                description.output(),
                owner(description),
                model.customer(),
                model.touchpoints().stream()
                        .map(touchpoint -> touchpoint.withFigures(
                                teamNames, figures(deployed, touchpoint), needs.at(deployed, touchpoint)))
                        .toList(),
                model.kpis().stream().map(kpis::get).filter(Objects::nonNull).toList(),
                model.calls(),
                needs.at(deployed));
    }

    private String owner(ProcessDescription description) {
        return description.owner() != null ? description.owner() : teamNames.get(description.ownerTeam());
    }

    private TouchpointFigures figures(Deployed deployed, Touchpoint touchpoint) {
        if (!touchpoint.selfService()) {
            return logged.ofTask(deployed.process(), touchpoint);
        }
        var count = deployed.model().counts().get(touchpoint.id());
        return count == null ? null : logged.ofSignal(deployed.process(), count, signalNames);
    }
}
