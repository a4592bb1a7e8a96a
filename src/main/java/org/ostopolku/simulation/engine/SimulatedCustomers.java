package org.ostopolku.simulation.engine;

import java.text.Normalizer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Creates customers, each from an own seed, and finds them by journey number. */
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

    /** A new customer; the same number always gives the same one. */
    SimulatedCustomer create(long number, RecordedJourney recorded) {
        var customer = new SimulatedCustomer(
                new HashMap<>(), new Random(new Random(seed + number).nextLong()), new ReplayCursor(recorded));
        var names = behaviour.names();
        var first = AnswerGenerator.pick(names.first(), customer);
        var last = AnswerGenerator.pick(names.last(), customer);
        behaviour.customer().forEach((fact, rule) -> {
            var value = answers.generate(rule, customer, customer.facts(), List.of(), null);
            var made = value instanceof Double amount ? AnswerGenerator.round(amount, -2) : value;
            customer.facts().put(fact, recorded.facts().getOrDefault(fact, made));
        });
        customer.facts().put("contactPerson", first + " " + last);
        customer.facts().put("contactEmail", address(first + "." + last));
        customer.facts()
                .put(
                        "customerName",
                        customer.segment().startsWith("business")
                                ? AnswerGenerator.pick(names.companyBegin(), customer)
                                        + AnswerGenerator.pick(names.companyEnd(), customer) + " "
                                        + AnswerGenerator.pick(names.trade(), customer)
                                : first + " " + last);
        return customer;
    }

    void register(SimulatedCustomer customer, String journey) {
        customer.startJourney(journey);
        byJourney.put(journey, customer);
    }

    /** The customer of a journey; null if a referral started the journey. */
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
