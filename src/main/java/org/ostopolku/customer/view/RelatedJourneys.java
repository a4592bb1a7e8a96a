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

/** Finds the other journeys of a customer that the reader may see. */
@Component
class RelatedJourneys {

    private final JourneyHistory journeyHistory;
    private final EngineQueries queries;

    RelatedJourneys(JourneyHistory journeyHistory, EngineQueries queries) {
        this.journeyHistory = journeyHistory;
        this.queries = queries;
    }

    /**
     * Another open journey of the same customer.
     *
     * @param journey Its number.
     * @param customerName The customer's name in it.
     * @param place Name of the stage or process where the customer is in it.
     * @param productCategory The product category.
     * @param expectedValue What the customer is expected to buy for.
     * @param owner Its owner.
     * @param startedAt When it began.
     */
    @Schema(name = "Story.OtherJourney")
    record Other(
            String journey,
            String customerName,
            String place,
            Choice productCategory,
            BigDecimal expectedValue,
            Colleague owner,
            Instant startedAt) {}

    /**
     * The journey that recommended the customer.
     *
     * @param journey Its number.
     * @param customerName Its customer; null if the reader may not see that journey.
     */
    @Schema(name = "Story.Recommender")
    record Recommender(String journey, String customerName) {}

    /**
     * @param sameCustomer open journeys of the same customer in scope, the oldest first
     * @param recommender number of the journey that recommended this one; null if none did
     * @param facts of all these, by number; of the recommender only if it is in scope
     */
    record Found(List<JourneyInstances> sameCustomer, String recommender, Map<String, VariableValues> facts) {

        Stream<String> owners() {
            return facts.values().stream().map(one -> one.text("owner")).filter(Objects::nonNull);
        }

        Recommender recommendedBy() {
            if (recommender == null) {
                return null;
            }
            var visible = facts.get(recommender);
            return new Recommender(recommender, visible == null ? null : visible.text("customerName"));
        }

        List<Other> others(JourneyData data) {
            return sameCustomer.stream()
                    .map(journey -> other(journey, facts.get(journey.number()), data))
                    .toList();
        }

        private static Other other(JourneyInstances journey, VariableValues facts, JourneyData data) {
            var passages = journey.passages();
            var last = passages.isEmpty() ? journey.root() : passages.get(passages.size() - 1);
            return new Other(
                    journey.number(),
                    facts.text("customerName"),
                    data.title(last).name(),
                    data.choice(JourneyData.START, "productCategory", facts.text("productCategory")),
                    facts.number("expectedValue"),
                    data.person(facts.text("owner")),
                    journey.root().getStartTime().toInstant());
        }
    }

    Found find(JourneyInstances journey, VariableValues facts, DataScope scope) {
        var same = sameCustomer(facts);
        same.remove(journey.number());
        var recommender = facts.text("referredBy");
        Set<String> numbers = new HashSet<>(same);
        if (recommender != null) {
            numbers.add(recommender);
        }
        var journeys = journeyHistory.journeys(numbers);
        var visible = new HashMap<>(journeyHistory.facts(journeys.values()));
        visible.values().removeIf(one -> !scope.includes(one.text("owner")));
        return new Found(
                journeys.values().stream()
                        .filter(one -> same.contains(one.number()) && visible.containsKey(one.number()) && !one.ended())
                        .sorted(Comparator.comparing(one -> one.root().getStartTime()))
                        .toList(),
                recommender,
                visible);
    }

    /** By the customer's number, or else by the name. */
    private Set<String> sameCustomer(VariableValues facts) {
        var key = facts.text("customerId") != null ? "customerId" : "customerName";
        return facts.text(key) == null
                ? new HashSet<>()
                : new HashSet<>(queries.openJourneysWith(key, facts.text(key)));
    }
}
