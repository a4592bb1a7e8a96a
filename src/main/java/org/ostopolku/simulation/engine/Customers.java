package org.ostopolku.simulation.engine;

import java.text.Normalizer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes the customers up, each from an own seed, and finds them by their journey's number. */
class Customers {

    private final Behaviour behaviour;
    private final Answers answers;
    private final long seed;
    private final Map<String, Customer> byJourney = new HashMap<>();

    Customers(Behaviour behaviour, Clock clock, long seed) {
        this.behaviour = behaviour;
        this.answers = new Answers(clock);
        this.seed = seed;
    }

    /** A new customer; the same number always makes the same one. */
    Customer make(long number, Recollection recollection) {
        var customer = new Customer(
                new HashMap<>(), new Random(new Random(seed + number).nextLong()), new Memory(recollection));
        var names = behaviour.names();
        var first = Answers.oneOf(names.first(), customer);
        var last = Answers.oneOf(names.last(), customer);
        behaviour.customer().forEach((fact, rule) -> {
            var value = answers.give(rule, customer, customer.facts(), List.of(), null);
            var made = value instanceof Double amount ? Answers.rounded(amount, -2) : value;
            customer.note(fact, recollection.facts().getOrDefault(fact, made));
        });
        customer.note("contactPerson", first + " " + last);
        customer.note("contactEmail", address(first + "." + last));
        customer.note(
                "customerName",
                customer.segment().startsWith("business")
                        ? Answers.oneOf(names.companyBegin(), customer)
                                + Answers.oneOf(names.companyEnd(), customer) + " "
                                + Answers.oneOf(names.trade(), customer)
                        : first + " " + last);
        return customer;
    }

    void begin(Customer customer, String journey) {
        customer.begin(journey);
        byJourney.put(journey, customer);
    }

    /** The customer of a journey; null if the journey began without our doing, by a recommendation. */
    Customer find(String journey) {
        return byJourney.get(journey);
    }

    private static String address(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("[^A-Za-z.]", "")
                        .toLowerCase(Locale.ROOT)
                + "@example.com";
    }
}
