package org.ostopolku.customer.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the journeys of one customer, open and ended. */
@Component
class CustomerMatcher {

    private final PersonalDataTables tables;

    CustomerMatcher(PersonalDataTables tables) {
        this.tables = tables;
    }

    /**
     * This journey, those with the same customer number or e-mail address, and those with only the same name. Nobody
     * has verified the number and the address: a web form, or a slip, can give those of another customer.
     */
    JourneysOfCustomer findJourneys(String journey) {
        var same = new TreeSet<String>();
        var sameName = new TreeSet<String>();
        tables.identity(journey).forEach((variable, text) -> {
            if (text.chars().anyMatch(Character::isLetterOrDigit)) {
                (variable.equals("customerName") ? sameName : same).addAll(tables.journeysWith(variable, text));
            }
        });
        same.remove(journey);
        sameName.removeAll(same);
        sameName.remove(journey);
        var all = new ArrayList<>(List.of(journey));
        all.addAll(same);
        var names = new TreeMap<String, String>();
        Stream.concat(all.stream(), sameName.stream())
                .forEach(one -> names.put(one, tables.identity(one).getOrDefault("customerName", "")));
        return new JourneysOfCustomer(journey, all, List.copyOf(sameName), names);
    }
}
