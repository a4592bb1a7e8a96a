package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.Operation;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ostopolku.analytics.dashboard.DashboardService;
import org.ostopolku.analytics.dashboard.FilterSection;
import org.ostopolku.analytics.dashboard.KpiFigure;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.user.UserNames;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the journey map: the models for every user, the figures of the customers that the user may see. */
@RestController
class JourneyMapController {

    private final MapModels models;
    private final TouchpointFigureQueries ledger;
    private final OpenNeedQueries openNeeds;
    private final DashboardService figures;
    private final FilterSection filters;
    private final UserNames users;

    JourneyMapController(
            MapModels models,
            TouchpointFigureQueries ledger,
            OpenNeedQueries openNeeds,
            DashboardService figures,
            FilterSection filters,
            UserNames users) {
        this.models = models;
        this.ledger = ledger;
        this.openNeeds = openNeeds;
        this.figures = figures;
        this.filters = filters;
        this.users = users;
    }

    @Operation(
            summary = "The living journey map",
            description = "What the newest deployed models say of every stage and of the processes that serve all"
                    + " stages: the customer's steps, our touchpoints, their live figures and open development needs.")
    @GetMapping(path = "/api/journey-map", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyMap map(FigureFilter filter, DataScope scope) {
        var deployed = models.onTheMap();
        var countingKpis = deployed.stream()
                .flatMap(model -> model.model().counts().values().stream())
                .map(MapModel.Count::kpi)
                .collect(Collectors.toSet());
        var drawing = new JourneyMapAssembler(
                ledger.find(filter, countingKpis),
                new NeedPlacement(deployed, openNeeds.find()),
                figures.kpis(filter).stream().collect(Collectors.toMap(KpiFigure::kpi, Function.identity())),
                users.teams(),
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
