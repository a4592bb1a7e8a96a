package org.ostopolku.analytics.journeymap;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.analytics.dashboard.DashboardService;
import org.ostopolku.analytics.dashboard.FilterSection;
import org.ostopolku.analytics.dashboard.KpiFigure;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/** Builds the map from the deployed models, the ledger and the open development needs. */
@Component
class JourneyMapService {

    private final MapModels models;
    private final TouchpointFigureQueries ledger;
    private final OpenNeedQueries openNeeds;
    private final DashboardService figures;
    private final FilterSection filters;
    private final IdentityService identity;

    JourneyMapService(
            MapModels models,
            TouchpointFigureQueries ledger,
            OpenNeedQueries openNeeds,
            DashboardService figures,
            FilterSection filters,
            IdentityService identity) {
        this.models = models;
        this.ledger = ledger;
        this.openNeeds = openNeeds;
        this.figures = figures;
        this.filters = filters;
        this.identity = identity;
    }

    JourneyMap draw(FigureFilter filter, DataScope scope) {
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
                filters.choicesOfField("signalKind").stream().collect(Collectors.toMap(Choice::id, Choice::name)));
        var parts = deployed.stream().map(drawing::draw).toList();
        return new JourneyMap(
                filters.period(filter),
                filters.choices(scope),
                parts.stream().filter(part -> part.stage() != null).toList(),
                parts.stream().filter(part -> part.stage() == null).toList(),
                drawing.needs().elsewhere());
    }
}
