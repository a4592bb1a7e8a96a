package org.ostopolku.customer.view;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.ostopolku.customer.view.CustomerView.Place;
import org.ostopolku.customer.view.CustomerView.Visit;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.model.ProcessTitle;

/** Finds where on the path a customer is and was. */
class StagePath {

    private final JourneyData data;
    private final ElementLabels elementLabels;
    private final JourneyHistory journeyHistory;

    StagePath(JourneyData data, ElementLabels elementLabels, JourneyHistory journeyHistory) {
        this.data = data;
        this.elementLabels = elementLabels;
        this.journeyHistory = journeyHistory;
    }

    /** Where the customer is now, or how the journey ended. */
    Place place() {
        var journey = data.journey();
        var passages = journey.passages();
        var root = journey.root();
        var stage = passages.stream()
                .map(HistoricProcessInstance::getProcessDefinitionKey)
                .filter(Stage::exists)
                .reduce(null, (one, later) -> later);
        if (journey.ended()) {
            var end = journeyHistory
                    .end(journey)
                    .flatMap(element -> elementLabels.name(root.getProcessDefinitionId(), element))
                    .orElse("Ended");
            return new Place(null, end, null, stage, root.getEndTime().toInstant(), true);
        }
        var now = passages.stream()
                .filter(passage -> passage.getEndTime() == null)
                .findFirst()
                .orElse(root);
        var title = data.title(now);
        var since = now.getStartTime().toInstant();
        return new Place(now.getProcessDefinitionKey(), title.name(), title.doing(), stage, since, false);
    }

    /** The six stages in order. */
    List<CustomerView.Stage> stages() {
        return Stage.IDS.stream().map(this::stage).toList();
    }

    private CustomerView.Stage stage(String stage) {
        var title = data.titles().getOrDefault(stage, new ProcessTitle(ProcessTitle.toText(stage), null));
        var visits = data.journey().findAll(stage).stream()
                .map(visit -> new Visit(
                        visit.getStartTime().toInstant(),
                        visit.getEndTime() == null ? null : visit.getEndTime().toInstant()))
                .toList();
        return new CustomerView.Stage(
                stage, title.name(), title.doing(), visits.stream().anyMatch(visit -> visit.left() == null), visits);
    }
}
