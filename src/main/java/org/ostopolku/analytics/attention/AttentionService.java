package org.ostopolku.analytics.attention;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.process.journey.JourneyNames;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** Puts together what needs somebody now, and finds the journeys behind it. */
@Component
public class AttentionService {

    private static final int FIRST = 20;
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final StalledJourneys waiting;
    private final OverdueTouchpoints overdue;
    private final Alerts alerts;
    private final AlertSubscriptions subscriptions;
    private final JourneyNames journeys;
    private final UserNames people;
    private final Clock clock;

    AttentionService(
            StalledJourneys waiting,
            OverdueTouchpoints overdue,
            Alerts alerts,
            AlertSubscriptions subscriptions,
            JourneyNames journeys,
            UserNames people,
            Clock clock) {
        this.waiting = waiting;
        this.overdue = overdue;
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.journeys = journeys;
        this.people = people;
        this.clock = clock;
    }

    /**
     * All of it, of the filter's customers as they are now, whatever its period; only the limits of the stages are those of
     * the period.
     *
     * @param user id of who asks
     * @param pastTarget what whoever knows the KPIs found
     */
    public Attention of(FigureFilter filter, String user, List<MissedTarget> pastTarget) {
        var limits = waiting.limitDays(filter);
        var still = waiting.standingStill(filter, limits, 0, FIRST);
        var signals = waiting.unattended(filter, 0, FIRST);
        var found =
                Stream.of(still, signals).flatMap(page -> page.found().stream()).toList();
        var customers = journeys.of(found.stream().map(StalledJourney::journey).toList());
        var owners = people.names(found.stream()
                .map(StalledJourney::owner)
                .filter(Objects::nonNull)
                .toList());
        return new Attention(
                still.found().stream()
                        .map(one -> standingStill(one, limits, customer(one, customers), owners.get(one.owner())))
                        .toList(),
                still.total(),
                overdue(filter),
                signals.found().stream()
                        .map(one -> unattended(one, customer(one, customers), owners.get(one.owner())))
                        .toList(),
                signals.total(),
                pastTarget,
                filter.owners() == null ? alerts.open() : List.of(),
                subscriptions.includes(user));
    }

    /** The customers who stand still. */
    public StalledJourney.Page standingStill(FigureFilter filter, int skipped, int size) {
        return waiting.standingStill(filter, waiting.limitDays(filter), skipped, size);
    }

    /** The customers whose signals nobody took up. */
    public StalledJourney.Page unattended(FigureFilter filter, int skipped, int size) {
        return waiting.unattended(filter, skipped, size);
    }

    /**
     * The journeys with overdue touchpoints.
     *
     * @param team name of the team; null for all
     * @param person name of who has taken them; empty for nobody, null for everybody
     */
    public StalledJourney.Page overdue(FigureFilter filter, String team, String person, int skipped, int size) {
        var names = new Names(overdue.piles(filter));
        Predicate<OverdueTouchpoints.Pile> wanted = pile -> (team == null || team.equals(names.team(pile)))
                && (person == null || person.equals(Objects.requireNonNullElse(names.person(pile), "")));
        return overdue.journeys(names.piles.stream().filter(wanted).toList(), filter, skipped, size);
    }

    private List<Attention.Overdue> overdue(FigureFilter filter) {
        var names = new Names(overdue.piles(filter));
        return names.piles.stream()
                .map(pile ->
                        new Attention.Overdue(names.team(pile), names.person(pile), pile.count(), pile.oldestDue()))
                .collect(Collectors.toMap(
                        pile -> List.of(pile.team(), Objects.requireNonNullElse(pile.person(), "")),
                        pile -> pile,
                        AttentionService::together))
                .values()
                .stream()
                .sorted(Comparator.comparing(Attention.Overdue::count)
                        .reversed()
                        .thenComparing(Attention.Overdue::oldestDue))
                .toList();
    }

    private static Attention.Overdue together(Attention.Overdue one, Attention.Overdue other) {
        var older = one.oldestDue().isBefore(other.oldestDue()) ? one : other;
        return new Attention.Overdue(one.team(), one.person(), one.count() + other.count(), older.oldestDue());
    }

    private Attention.StandingStill standingStill(
            StalledJourney one, Map<String, Double> limits, JourneyNames.Named customer, String owner) {
        return new Attention.StandingStill(
                one.journey(),
                customer.customer(),
                one.place(),
                Duration.between(one.since(), clock.instant()).toMillis() / MILLIS_PER_DAY,
                limits.get(one.place()),
                owner,
                customer.cockpit());
    }

    private static Attention.UnattendedSignal unattended(
            StalledJourney one, JourneyNames.Named customer, String owner) {
        return new Attention.UnattendedSignal(
                one.journey(), customer.customer(), one.place(), one.when(), owner, customer.cockpit());
    }

    private static JourneyNames.Named customer(StalledJourney one, Map<String, JourneyNames.Named> customers) {
        return customers.getOrDefault(one.journey(), JourneyNames.Named.UNKNOWN);
    }

    /** What the teams and people of overdue touchpoints are called. */
    private final class Names {

        private final List<OverdueTouchpoints.Pile> piles;
        private final Map<String, String> teams = people.teams();
        private final Map<String, String> persons;

        private Names(List<OverdueTouchpoints.Pile> piles) {
            this.piles = piles;
            this.persons = people.names(piles.stream()
                    .map(OverdueTouchpoints.Pile::person)
                    .filter(person -> !person.isEmpty())
                    .toList());
        }

        private String team(OverdueTouchpoints.Pile pile) {
            return pile.team().isEmpty() ? "No team" : teams.getOrDefault(pile.team(), pile.team());
        }

        private String person(OverdueTouchpoints.Pile pile) {
            return persons.get(pile.person());
        }
    }
}
