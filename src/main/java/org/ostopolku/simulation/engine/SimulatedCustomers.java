package org.ostopolku.simulation.engine;

import java.text.Normalizer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes the customers up, each from an own seed, and finds them by their journey's number. */
class SimulatedCustomers {

    private final Behaviour behaviour;
    private final AnswerGenerator answers;
    private final long seed;
    private final Map<String, SimulatedCustomer> byJourney = new HashMap<>();

    SimulatedCustomers(Behaviour behaviour, Clock clock, long seed) {
        this.behaviour = behaviour;
        this.answers = new AnswerGenerator(clock);
        this.seed = seed;
    }

    /** A new customer; the same number always makes the same one. */
    SimulatedCustomer make(long number, RecordedJourney recollection) {
        var customer = new SimulatedCustomer(
                new HashMap<>(), new Random(new Random(seed + number).nextLong()), new ReplayCursor(recollection));
        var names = behaviour.names();
        var first = AnswerGenerator.oneOf(names.first(), customer);
        var last = AnswerGenerator.oneOf(names.last(), customer);
        behaviour.customer().forEach((fact, rule) -> {
            var value = answers.give(rule, customer, customer.facts(), List.of(), null);
            var made = value instanceof Double amount ? AnswerGenerator.rounded(amount, -2) : value;
            customer.note(fact, recollection.facts().getOrDefault(fact, made));
        });
        customer.note("contactPerson", first + " " + last);
        customer.note("contactEmail", address(first + "." + last));
        customer.note(
                "customerName",
                customer.segment().startsWith("business")
                        ? AnswerGenerator.oneOf(names.companyBegin(), customer)
                                + AnswerGenerator.oneOf(names.companyEnd(), customer) + " "
                                + AnswerGenerator.oneOf(names.trade(), customer)
                        : first + " " + last);
        return customer;
    }

    void begin(SimulatedCustomer customer, String journey) {
        customer.begin(journey);
        byJourney.put(journey, customer);
    }

    /** The customer of a journey; null if the journey began without our doing, by a recommendation. */
    SimulatedCustomer find(String journey) {
        return byJourney.get(journey);
    }

    private static String address(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("[^A-Za-z.]", "")
                        .toLowerCase(Locale.ROOT)
                + "@example.com";
    }
}
