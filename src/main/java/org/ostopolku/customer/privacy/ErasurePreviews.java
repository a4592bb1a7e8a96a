package org.ostopolku.customer.privacy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ostopolku.customer.privacy.ScheduledErasures.ScheduledErasure;
import org.ostopolku.process.journey.JourneyVariable;
import org.ostopolku.process.journey.JourneyVariables;
import org.springframework.stereotype.Component;

/** Finds what an erasure of a journey would erase. */
@Component
public class ErasurePreviews {

    private final PersonalDataTables tables;
    private final PersonalVariables variables;
    private final ReferrerMentions mentions;
    private final OrderRetention orders;
    private final ScheduledErasures scheduled;
    private final Map<String, String> meanings;

    ErasurePreviews(
            PersonalDataTables tables,
            PersonalVariables variables,
            ReferrerMentions mentions,
            OrderRetention orders,
            ScheduledErasures scheduled,
            JourneyVariables declared) {
        this.tables = tables;
        this.variables = variables;
        this.mentions = mentions;
        this.orders = orders;
        this.scheduled = scheduled;
        this.meanings =
                declared.all().stream().collect(Collectors.toMap(JourneyVariable::name, JourneyVariable::meaning));
    }

    ErasurePreview find(String journey) {
        var known = tables.variablesWithValue(journey, variables.impersonal());
        var kept = variables.kept(journey);
        var keptUntil = orders.keptUntil(journey);
        return new ErasurePreview(
                journey,
                tables.isOpen(journey),
                scheduled.find(journey).map(ScheduledErasure::eraseOn).orElse(null),
                meanings(known, name -> !kept.contains(name)),
                meanings(known, kept::contains),
                mentions.journeys(tables.processes(journey)),
                keptUntil.orElse(null));
    }

    /** What the scheduled erasure of a journey would erase; empty if none is scheduled. */
    public Optional<ErasurePreview> findScheduled(String journey) {
        return scheduled.find(journey).map(erasure -> find(journey));
    }

    /** The last day on which the data of the journey's orders has to be kept; empty if it need not be kept. */
    public Optional<LocalDate> ordersKeptUntil(String journey) {
        return orders.keptUntil(journey);
    }

    private List<String> meanings(Collection<String> names, Predicate<String> which) {
        return names.stream()
                .filter(which)
                .map(name -> meanings.getOrDefault(name, name))
                .toList();
    }
}
