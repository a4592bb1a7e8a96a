package org.ostopolku.analytics.journeymap;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.analytics.dashboard.Choice;
import org.ostopolku.analytics.dashboard.FiguresPage;
import org.ostopolku.analytics.dashboard.FiguresPages;
import org.ostopolku.analytics.dashboard.KpiFigure;
import org.ostopolku.process.kpi.FigureFilter;
import org.ostopolku.security.authorization.Reach;
import org.springframework.stereotype.Component;

/** Draws the map: what the deployed models say, what the ledger says of it, and what shall be developed. */
@Component
class JourneyMaps {

    private final DeployedModels models;
    private final LedgerFigures ledger;
    private final OpenNeeds openNeeds;
    private final FiguresPages figures;
    private final IdentityService identity;
    private final Clock clock;

    JourneyMaps(
            DeployedModels models,
            LedgerFigures ledger,
            OpenNeeds openNeeds,
            FiguresPages figures,
            IdentityService identity,
            Clock clock) {
        this.models = models;
        this.ledger = ledger;
        this.openNeeds = openNeeds;
        this.figures = figures;
        this.identity = identity;
        this.clock = clock;
    }

    JourneyMap draw(FigureFilter filter, Reach reach) {
        var deployed = models.onTheMap();
        var countingKpis = deployed.stream()
                .flatMap(model -> model.model().counts().values().stream())
                .map(ProcessModel.Count::kpi)
                .collect(Collectors.toSet());
        var drawing = new MapDrawing(
                ledger.find(filter, countingKpis),
                new NeedPlaces(deployed, openNeeds.find()),
                figures.kpis(filter).stream().collect(Collectors.toMap(KpiFigure::kpi, Function.identity())),
                identity.createGroupQuery().list().stream().collect(Collectors.toMap(Group::getId, Group::getName)),
                figures.offered("signalKind").stream().collect(Collectors.toMap(Choice::id, Choice::name)));
        var parts = deployed.stream().map(drawing::draw).toList();
        return new JourneyMap(
                new FiguresPage.Period(
                        filter.from(), filter.to(), clock.getZone().getId()),
                figures.choices(reach),
                parts.stream().filter(part -> part.stage() != null).toList(),
                parts.stream().filter(part -> part.stage() == null).toList(),
                drawing.needs().elsewhere());
    }
}
