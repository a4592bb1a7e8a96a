package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ostopolku.customer.view.CustomerView.Choice;
import org.ostopolku.customer.view.CustomerView.Colleague;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/** Finds the other journeys that belong to a customer's story, as far as the reader may see them. */
@Component
class RelatedJourneys {

    private final JourneyHistory archive;
    private final EngineQueries tables;

    RelatedJourneys(JourneyHistory archive, EngineQueries tables) {
        this.archive = archive;
        this.tables = tables;
    }

    /** Another open journey of the same customer. */
    @Schema(name = "Story.OtherJourney")
    record Other(
            @Schema(description = "Its number.") String journey,

            @Schema(description = "The customer's name in it.")
            String customerName,

            @Schema(description = "Name of the stage or process where the customer is in it.")
            String place,

            @Schema(description = "The product category.") Choice productCategory,

            @Schema(description = "What the customer is expected to buy for.")
            BigDecimal expectedValue,

            @Schema(description = "Who owns it on our side.")
            Colleague owner,

            @Schema(description = "When it began.") Instant startedAt) {}

    /** The journey that recommended the customer. */
    @Schema(name = "Story.Recommender")
    record Recommender(
            @Schema(description = "Its number.") String journey,

            @Schema(description = "Its customer; null if the reader may not see that journey.")
            String customerName) {}

    /**
     * @param sameCustomer open journeys of the same customer within reach, the oldest first
     * @param recommender number of the journey that recommended this one; null if none did
     * @param facts of all these, by number; of the recommender only if it is within reach
     */
    record Found(List<JourneyInstances> sameCustomer, String recommender, Map<String, VariableValues> facts) {

        Stream<String> owners() {
            return facts.values().stream().map(one -> one.text("owner")).filter(Objects::nonNull);
        }

        Recommender recommendedBy() {
            if (recommender == null) {
                return null;
            }
            var known = facts.get(recommender);
            return new Recommender(recommender, known == null ? null : known.text("customerName"));
        }

        List<Other> others(JourneyData dossier) {
            return sameCustomer.stream()
                    .map(journey -> other(journey, facts.get(journey.number()), dossier))
                    .toList();
        }

        private static Other other(JourneyInstances journey, VariableValues facts, JourneyData dossier) {
            var passages = journey.passages();
            var last = passages.isEmpty() ? journey.root() : passages.get(passages.size() - 1);
            return new Other(
                    journey.number(),
                    facts.text("customerName"),
                    dossier.title(last).name(),
                    dossier.choice(JourneyData.START, "productCategory", facts.text("productCategory")),
                    facts.number("expectedValue"),
                    dossier.person(facts.text("owner")),
                    journey.root().getStartTime().toInstant());
        }
    }

    Found of(JourneyInstances journey, VariableValues facts, DataScope reach) {
        var same = sameCustomer(facts);
        same.remove(journey.number());
        var recommender = facts.text("referredBy");
        Set<String> numbers = new HashSet<>(same);
        if (recommender != null) {
            numbers.add(recommender);
        }
        var journeys = archive.journeys(numbers);
        var known = new HashMap<>(archive.facts(journeys.values()));
        known.values().removeIf(one -> !reach.includes(one.text("owner")));
        return new Found(
                journeys.values().stream()
                        .filter(one -> same.contains(one.number()) && known.containsKey(one.number()) && !one.ended())
                        .sorted(Comparator.comparing(one -> one.root().getStartTime()))
                        .toList(),
                recommender,
                known);
    }

    /** By the customer's number, or else by the name. */
    private Set<String> sameCustomer(VariableValues facts) {
        var key = facts.text("customerId") != null ? "customerId" : "customerName";
        return facts.text(key) == null ? new HashSet<>() : new HashSet<>(tables.openJourneysWith(key, facts.text(key)));
    }
}
