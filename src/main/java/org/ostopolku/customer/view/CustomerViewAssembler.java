package org.ostopolku.customer.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.ostopolku.customer.privacy.ErasureRecords;
import org.ostopolku.customer.view.CustomerView.Customer;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/** Puts a customer's story together. */
@Component
class CustomerViewAssembler {

    private final JourneyHistory archive;
    private final RelatedJourneys relatives;
    private final EngineQueries tables;
    private final FormLabels words;
    private final ElementLabels models;
    private final OfferAndOrderQueries books;
    private final NextSteps nextSteps;
    private final ErasureRecords erasures;
    private final ContactSuppressionList refusals;

    CustomerViewAssembler(
            JourneyHistory archive,
            RelatedJourneys relatives,
            EngineQueries tables,
            FormLabels words,
            ElementLabels models,
            OfferAndOrderQueries books,
            NextSteps nextSteps,
            ErasureRecords erasures,
            ContactSuppressionList refusals) {
        this.archive = archive;
        this.relatives = relatives;
        this.tables = tables;
        this.words = words;
        this.models = models;
        this.books = books;
        this.nextSteps = nextSteps;
        this.erasures = erasures;
        this.refusals = refusals;
    }

    /** @param reach what the reader may see of other journeys */
    CustomerView tell(JourneyInstances journey, VariableValues facts, DataScope reach) {
        var found = relatives.of(journey, facts, reach);
        var dossier = dossier(journey, facts, found);
        var feedback = FeedbackReader.of(dossier);
        var content = books.of(journey.number());
        var path = new StagePath(dossier, models, archive);
        return new CustomerView(
                journey.number(),
                customer(dossier),
                path.place(),
                path.stages(),
                nextSteps.of(dossier, content.orders().stream().anyMatch(order -> order.until() == null)),
                new Timeline(dossier, models).chapters(feedback),
                feedback,
                content.offers(),
                content.orders(),
                content.salesValue(),
                found.others(dossier),
                found.recommendedBy());
    }

    private JourneyData dossier(JourneyInstances journey, VariableValues facts, RelatedJourneys.Found found) {
        var tasks = archive.touchpoints(journey);
        var completedBy = tables.completedBy(journey.ids());
        Set<String> people = Stream.of(
                        completedBy.values().stream(),
                        tasks.stream().map(HistoricTaskInstance::getAssignee),
                        found.owners(),
                        Stream.of(facts.text("owner"), journey.root().getStartUserId()))
                .flatMap(ids -> ids)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> forms = tasks.stream()
                .map(task -> models.task(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                        .form())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        forms.addAll(List.of(JourneyData.START, JourneyData.MOVED, JourneyData.SIGNAL, JourneyData.FIRST_ANSWER));
        return new JourneyData(
                journey,
                facts,
                tasks,
                archive.updates(journey),
                completedBy,
                tables.people(people),
                words.of(forms),
                models.titles(Stage.IDS));
    }

    private Customer customer(JourneyData dossier) {
        var facts = dossier.facts();
        return new Customer(
                facts.text("customerName"),
                facts.text("customerName") != null ? null : forgottenAt(dossier.journey()),
                refusedContactOn(facts),
                facts.text("customerId"),
                facts.text("contactPerson"),
                facts.text("contactEmail"),
                dossier.choice(JourneyData.START, "segment"),
                dossier.choice(JourneyData.START, "buyingSituation"),
                dossier.choice(JourneyData.START, "productCategory"),
                facts.number("expectedValue"),
                facts.text("customerNeeds"),
                dossier.choice(JourneyData.FIRST_ANSWER, "contactConsent"),
                dossier.person(facts.text("owner")));
    }

    /** Before there were proofs, the models forgot who refused contact without one. */
    private Instant forgottenAt(JourneyInstances journey) {
        return erasures.last(journey.number())
                .or(() -> tables.serviceTasks(journey.ids()).stream()
                        .filter(step -> models.forgets(step.definition(), step.element()))
                        .map(EngineQueries.Passed::at)
                        .reduce((one, later) -> later))
                .orElse(null);
    }

    private LocalDate refusedContactOn(VariableValues facts) {
        var marks = new HashMap<String, String>();
        marks.put("contactEmail", facts.text("contactEmail"));
        marks.put("customerId", facts.text("customerId"));
        return "yes".equals(facts.text("contactConsent"))
                ? null
                : refusals.since(marks).orElse(null);
    }
}
