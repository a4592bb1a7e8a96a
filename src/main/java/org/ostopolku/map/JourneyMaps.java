package org.ostopolku.map;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.kpi.FigureFilter;
import org.ostopolku.kpi.KpiDefinition;
import org.ostopolku.kpi.KpiDefinitions;
import org.springframework.stereotype.Component;

/** Draws the map: what the deployed models say, what the ledger says of it, and what shall be developed. */
@Component
class JourneyMaps {

    private final DeployedModels models;
    private final LedgerFigures ledger;
    private final OpenNeeds openNeeds;
    private final KpiDefinitions catalogue;
    private final LedgerChoices choices;
    private final IdentityService identity;
    private final Clock clock;

    JourneyMaps(
            DeployedModels models,
            LedgerFigures ledger,
            OpenNeeds openNeeds,
            KpiDefinitions catalogue,
            LedgerChoices choices,
            IdentityService identity,
            Clock clock) {
        this.models = models;
        this.ledger = ledger;
        this.openNeeds = openNeeds;
        this.catalogue = catalogue;
        this.choices = choices;
        this.identity = identity;
        this.clock = clock;
    }

    JourneyMap draw(FigureFilter filter) {
        var deployed = models.onTheMap();
        var countingKpis = deployed.stream()
                .flatMap(model -> model.model().counts().values().stream())
                .map(ProcessModel.Count::kpi)
                .collect(Collectors.toSet());
        var drawing = new MapDrawing(
                ledger.find(filter, countingKpis),
                new NeedPlaces(deployed, openNeeds.find()),
                catalogue.all().stream().collect(Collectors.toMap(KpiDefinition::id, Function.identity())),
                identity.createGroupQuery().list().stream().collect(Collectors.toMap(Group::getId, Group::getName)));
        var parts = deployed.stream().map(drawing::draw).toList();
        return new JourneyMap(
                new JourneyMap.Period(filter.from(), filter.to(), clock.getZone()),
                choices.find(
                        filter.owners(),
                        parts.stream().collect(Collectors.toMap(MapProcess::process, MapProcess::name))),
                parts.stream().filter(part -> part.stage() != null).toList(),
                parts.stream().filter(part -> part.stage() == null).toList(),
                drawing.needs().elsewhere());
    }
}
