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
import org.ostopolku.customer.view.CustomerStory.Customer;
import org.ostopolku.process.journey.RefusedContacts;
import org.ostopolku.security.authorization.Reach;
import org.springframework.stereotype.Component;

/** Puts a customer's story together. */
@Component
class StoryTeller {

    private final Archive archive;
    private final Relatives relatives;
    private final EngineTables tables;
    private final FormWords words;
    private final Models models;
    private final Books books;
    private final NextSteps nextSteps;
    private final ErasureRecords erasures;
    private final RefusedContacts refusals;

    StoryTeller(
            Archive archive,
            Relatives relatives,
            EngineTables tables,
            FormWords words,
            Models models,
            Books books,
            NextSteps nextSteps,
            ErasureRecords erasures,
            RefusedContacts refusals) {
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
    CustomerStory tell(Journey journey, Facts facts, Reach reach) {
        var found = relatives.of(journey, facts, reach);
        var dossier = dossier(journey, facts, found);
        var feedback = Feedbacks.of(dossier);
        var content = books.of(journey.number());
        var path = new Path(dossier, models, archive);
        return new CustomerStory(
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

    private Dossier dossier(Journey journey, Facts facts, Relatives.Found found) {
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
        forms.addAll(List.of(Dossier.START, Dossier.MOVED, Dossier.SIGNAL, Dossier.FIRST_ANSWER));
        return new Dossier(
                journey,
                facts,
                tasks,
                archive.updates(journey),
                completedBy,
                tables.people(people),
                words.of(forms),
                models.titles(Path.STAGES));
    }

    private Customer customer(Dossier dossier) {
        var facts = dossier.facts();
        return new Customer(
                facts.text("customerName"),
                facts.text("customerName") != null ? null : forgottenAt(dossier.journey()),
                refusedContactOn(facts),
                facts.text("customerId"),
                facts.text("contactPerson"),
                facts.text("contactEmail"),
                dossier.choice(Dossier.START, "segment"),
                dossier.choice(Dossier.START, "buyingSituation"),
                dossier.choice(Dossier.START, "productCategory"),
                facts.number("expectedValue"),
                facts.text("customerNeeds"),
                dossier.choice(Dossier.FIRST_ANSWER, "contactConsent"),
                dossier.person(facts.text("owner")));
    }

    /** Before there were proofs, the models forgot who refused contact without one. */
    private Instant forgottenAt(Journey journey) {
        return erasures.last(journey.number())
                .or(() -> tables.serviceTasks(journey.ids()).stream()
                        .filter(step -> models.forgets(step.definition(), step.element()))
                        .map(EngineTables.Passed::at)
                        .reduce((one, later) -> later))
                .orElse(null);
    }

    private LocalDate refusedContactOn(Facts facts) {
        var marks = new HashMap<String, String>();
        marks.put("contactEmail", facts.text("contactEmail"));
        marks.put("customerId", facts.text("customerId"));
        return "yes".equals(facts.text("contactConsent"))
                ? null
                : refusals.since(marks).orElse(null);
    }
}
