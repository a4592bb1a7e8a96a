package org.ostopolku.process.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The customer's name and the Cockpit instance of journeys, from the history of the engine. */
@Component
public class JourneyNames {

    private static final int AT_ONCE = 1000;

    private final JourneyTables tables;

    JourneyNames(JourneyTables tables) {
        this.tables = tables;
    }

    /** By journey number; without the journeys that the history no longer has. */
    public Map<String, Named> of(Collection<String> journeys) {
        var names = new HashMap<String, Named>();
        var numbers = new ArrayList<>(new HashSet<>(journeys));
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            tables.names(numbers.subList(from, Math.min(from + AT_ONCE, numbers.size())))
                    .query(row -> {
                        names.put(row.getString("journey"), new Named(row.getString("name"), row.getString("cockpit")));
                    });
        }
        return names;
    }

    /**
     * @param customer null if forgotten
     * @param cockpit id of the process instance; null if it has ended
     */
    public record Named(String customer, String cockpit) {

        /** Name and instance are unknown. */
        public static final Named UNKNOWN = new Named(null, null);
    }
}
