package org.ostopolku.analytics.journeymap;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.analytics.dashboard.DashboardService;
import org.ostopolku.analytics.dashboard.FiguresPage;
import org.ostopolku.analytics.dashboard.KpiFigure;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/** Draws the map: what the deployed models say, what the ledger says of it, and what shall be developed. */
@Component
class JourneyMapService {

    private final MapModels models;
    private final TouchpointFigureQueries ledger;
    private final OpenNeedQueries openNeeds;
    private final DashboardService figures;
    private final IdentityService identity;
    private final Clock clock;

    JourneyMapService(
            MapModels models,
            TouchpointFigureQueries ledger,
            OpenNeedQueries openNeeds,
            DashboardService figures,
            IdentityService identity,
            Clock clock) {
        this.models = models;
        this.ledger = ledger;
        this.openNeeds = openNeeds;
        this.figures = figures;
        this.identity = identity;
        this.clock = clock;
    }

    JourneyMap draw(FigureFilter filter, DataScope reach) {
        var deployed = models.onTheMap();
        var countingKpis = deployed.stream()
                .flatMap(model -> model.model().counts().values().stream())
                .map(MapModel.Count::kpi)
                .collect(Collectors.toSet());
        var drawing = new JourneyMapAssembler(
                ledger.find(filter, countingKpis),
                new NeedPlacement(deployed, openNeeds.find()),
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
