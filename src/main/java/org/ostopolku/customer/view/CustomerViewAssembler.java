package org.ostopolku.customer.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.ostopolku.customer.privacy.ErasurePreviews;
import org.ostopolku.customer.privacy.ErasureRecords;
import org.ostopolku.customer.view.CustomerView.Customer;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/** Assembles the view of a journey's customer. */
@Component
class CustomerViewAssembler {

    private final JourneyHistory journeyHistory;
    private final RelatedJourneys relatedJourneys;
    private final EngineQueries queries;

    private final ElementLabels elementLabels;
    private final OfferAndOrderQueries offersAndOrders;
    private final NextSteps nextSteps;
    private final ErasureRecords erasures;
    private final ErasurePreviews erasurePreviews;
    private final ContactSuppressionList suppressed;

    CustomerViewAssembler(
            JourneyHistory journeyHistory,
            RelatedJourneys relatedJourneys,
            EngineQueries queries,
            ElementLabels elementLabels,
            OfferAndOrderQueries offersAndOrders,
            NextSteps nextSteps,
            ErasureRecords erasures,
            ErasurePreviews erasurePreviews,
            ContactSuppressionList suppressed) {
        this.journeyHistory = journeyHistory;
        this.relatedJourneys = relatedJourneys;
        this.queries = queries;

        this.elementLabels = elementLabels;
        this.offersAndOrders = offersAndOrders;
        this.nextSteps = nextSteps;
        this.erasures = erasures;
        this.erasurePreviews = erasurePreviews;
        this.suppressed = suppressed;
    }

    /** @param scope the other journeys that the reader may see */
    CustomerView assemble(JourneyInstances journey, VariableValues facts, DataScope scope) {
        var found = relatedJourneys.find(journey, facts, scope);
        var data = data(journey, facts, found);
        var feedback = FeedbackReader.read(data);
        var content = offersAndOrders.read(journey.number());
        var path = new StagePath(data, elementLabels, journeyHistory);
        return new CustomerView(
                journey.number(),
                customer(data),
                path.place(),
                path.stages(),
                nextSteps.find(data, content.orders().stream().anyMatch(order -> order.until() == null)),
                new Timeline(data, elementLabels).sections(feedback),
                feedback,
                content.offers(),
                content.orders(),
                content.salesValue(),
                found.others(data),
                found.recommendedBy());
    }

    private JourneyData data(JourneyInstances journey, VariableValues facts, RelatedJourneys.Found found) {
        var tasks = journeyHistory.touchpoints(journey);
        var completedBy = queries.completedBy(journey.ids());
        var users = Stream.of(
                        completedBy.values().stream(),
                        tasks.stream().map(HistoricTaskInstance::getAssignee),
                        found.owners(),
                        Stream.of(facts.text("owner"), journey.root().getStartUserId()))
                .flatMap(ids -> ids)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var forms = tasks.stream()
                .map(task -> elementLabels
                        .task(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                        .form())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        forms.addAll(List.of(JourneyData.START, JourneyData.MOVED, JourneyData.SIGNAL, JourneyData.FIRST_ANSWER));
        return new JourneyData(
                journey,
                facts,
                tasks,
                journeyHistory.updates(journey),
                completedBy,
                queries.users(users),
                elementLabels.fields(forms),
                elementLabels.titles());
    }

    private Customer customer(JourneyData data) {
        var facts = data.facts();
        var journey = data.journey().number();
        var ordersKeptUntil = erasures.last(journey)
                .flatMap(last -> erasurePreviews.ordersKeptUntil(journey))
                .orElse(null);
        var unnamed = facts.text("customerName") == null || ordersKeptUntil != null;
        return new Customer(
                facts.text("customerName"),
                unnamed ? forgottenAt(data.journey()) : null,
                ordersKeptUntil,
                erasurePreviews.findScheduled(journey).orElse(null),
                refusedContactOn(facts),
                facts.text("customerId"),
                facts.text("contactPerson"),
                facts.text("contactEmail"),
                data.choice(JourneyData.START, "segment"),
                data.choice(JourneyData.START, "buyingSituation"),
                data.choice(JourneyData.START, "productCategory"),
                facts.number("expectedValue"),
                facts.text("customerNeeds"),
                data.choice(JourneyData.FIRST_ANSWER, "contactConsent"),
                data.person(facts.text("owner")));
    }

    /** An erasure by an old version has no record: then the end of the service task that erased the person counts. */
    private Instant forgottenAt(JourneyInstances journey) {
        return erasures.last(journey.number())
                .or(() -> queries.serviceTasks(journey.ids()).stream()
                        .filter(step -> elementLabels.erasesPerson(step.definition(), step.element()))
                        .map(EngineQueries.PassedTask::at)
                        .reduce((one, later) -> later))
                .orElse(null);
    }

    private LocalDate refusedContactOn(VariableValues facts) {
        var contacts = new HashMap<String, String>();
        contacts.put("contactEmail", facts.text("contactEmail"));
        contacts.put("customerId", facts.text("customerId"));
        return "yes".equals(facts.text("contactConsent"))
                ? null
                : suppressed.since(contacts).orElse(null);
    }
}
