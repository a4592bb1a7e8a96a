package org.ostopolku.analytics.attention;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.analytics.attention.OverdueTouchpoints.OverdueGroup;
import org.ostopolku.process.journey.JourneyTables;
import org.ostopolku.process.kpi.Elapsed;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** Computes what needs attention now, and finds the journeys behind it. */
@Component
public class AttentionService {

    private static final int MAX_ROWS = 20;
    private final StalledJourneys stalled;
    private final OverdueTouchpoints overdue;
    private final OpenOrders orders;
    private final Alerts alerts;
    private final AlertSubscriptions subscriptions;
    private final JourneyTables journeys;
    private final UserNames users;
    private final Clock clock;

    AttentionService(
            StalledJourneys stalled,
            OverdueTouchpoints overdue,
            OpenOrders orders,
            Alerts alerts,
            AlertSubscriptions subscriptions,
            JourneyTables journeys,
            UserNames users,
            Clock clock) {
        this.stalled = stalled;
        this.overdue = overdue;
        this.orders = orders;
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.journeys = journeys;
        this.users = users;
        this.clock = clock;
    }

    /**
     * The filter's customers as they are now; its period only sets the limits of the stages.
     *
     * @param user id of the caller
     */
    public Attention compute(FigureFilter filter, String user, List<Attention.MissedTarget> pastTarget) {
        var limits = stalled.limitDays(filter);
        var longest = stalled.pastLimit(filter, limits, 0, MAX_ROWS);
        var signals = stalled.unanswered(filter, 0, MAX_ROWS);
        var open = orders.find(filter, 0, MAX_ROWS);
        var found = Stream.of(longest, signals)
                .flatMap(page -> page.found().stream())
                .toList();
        var customers = journeys.names(Stream.concat(
                        found.stream().map(StalledJourney::journey),
                        open.found().stream().map(OpenOrders.Found::journey))
                .toList());
        var owners = users.names(Stream.concat(
                        found.stream().map(StalledJourney::owner),
                        open.found().stream().map(OpenOrders.Found::owner))
                .filter(Objects::nonNull)
                .toList());
        return new Attention(
                longest.found().stream()
                        .map(one -> standingStill(one, limits, customer(one, customers), owners.get(one.owner())))
                        .toList(),
                longest.total(),
                overdue(filter),
                signals.found().stream()
                        .map(one -> unanswered(one, customer(one, customers), owners.get(one.owner())))
                        .toList(),
                signals.total(),
                open.found().stream()
                        .map(one -> openOrder(
                                one,
                                customers.getOrDefault(one.journey(), JourneyTables.Named.UNKNOWN),
                                owners.get(one.owner())))
                        .toList(),
                open.total(),
                pastTarget,
                filter.owners() == null ? alerts.open() : List.of(),
                subscriptions.includes(user));
    }

    public StalledJourney.Page findStalled(FigureFilter filter, int skipped, int size) {
        return stalled.pastLimit(filter, stalled.limitDays(filter), skipped, size);
    }

    public StalledJourney.Page findUnanswered(FigureFilter filter, int skipped, int size) {
        return stalled.unanswered(filter, skipped, size);
    }

    /** The journeys with an open order that needs attention. */
    public StalledJourney.Page findOpenOrders(FigureFilter filter, int skipped, int size) {
        var page = orders.find(filter, skipped, size);
        return new StalledJourney.Page(
                page.total(),
                page.found().stream().map(OpenOrders.Found::asJourney).toList());
    }

    /**
     * The journeys with overdue touchpoints.
     *
     * @param team name of the team; null for all
     * @param person name of the assignee; empty for touchpoints without one, null for all
     */
    public StalledJourney.Page findOverdue(FigureFilter filter, String team, String person, int skipped, int size) {
        var names = new Names(overdue.groups(filter));
        Predicate<OverdueGroup> wanted = group -> (team == null || team.equals(names.team(group)))
                && (person == null || person.equals(Objects.requireNonNullElse(names.person(group), "")));
        return overdue.journeys(names.groups.stream().filter(wanted).toList(), filter, skipped, size);
    }

    private List<Attention.Overdue> overdue(FigureFilter filter) {
        var names = new Names(overdue.groups(filter));
        return names.groups.stream()
                .map(group ->
                        new Attention.Overdue(names.team(group), names.person(group), group.count(), group.oldestDue()))
                .collect(Collectors.toMap(
                        group -> List.of(group.team(), Objects.requireNonNullElse(group.person(), "")),
                        group -> group,
                        AttentionService::merge))
                .values()
                .stream()
                .sorted(Comparator.comparing(Attention.Overdue::count)
                        .reversed()
                        .thenComparing(Attention.Overdue::oldestDue))
                .toList();
    }

    private static Attention.Overdue merge(Attention.Overdue one, Attention.Overdue other) {
        var older = one.oldestDue().isBefore(other.oldestDue()) ? one : other;
        return new Attention.Overdue(one.team(), one.person(), one.count() + other.count(), older.oldestDue());
    }

    private Attention.StandingStill standingStill(
            StalledJourney one, Map<String, Double> limits, JourneyTables.Named customer, String owner) {
        return new Attention.StandingStill(
                one.journey(),
                customer.customer(),
                one.place(),
                Elapsed.days(one.since(), clock.instant()),
                limits.get(one.place()),
                owner,
                customer.cockpit());
    }

    private static Attention.UnattendedSignal unanswered(
            StalledJourney one, JourneyTables.Named customer, String owner) {
        return new Attention.UnattendedSignal(
                one.journey(), customer.customer(), one.place(), one.happened(), owner, customer.cockpit());
    }

    private Attention.OpenOrder openOrder(OpenOrders.Found one, JourneyTables.Named customer, String owner) {
        return new Attention.OpenOrder(
                one.journey(),
                customer.customer(),
                one.cause(),
                one.place(),
                one.value(),
                Elapsed.days(one.ordered(), clock.instant()),
                one.promised(),
                owner,
                customer.cockpit());
    }

    private static JourneyTables.Named customer(StalledJourney one, Map<String, JourneyTables.Named> customers) {
        return customers.getOrDefault(one.journey(), JourneyTables.Named.UNKNOWN);
    }

    /** The names of the teams and assignees of overdue touchpoints. */
    private final class Names {

        private final List<OverdueGroup> groups;
        private final Map<String, String> teams = users.teams();
        private final Map<String, String> persons;

        private Names(List<OverdueGroup> groups) {
            this.groups = groups;
            this.persons = users.names(groups.stream()
                    .map(OverdueGroup::person)
                    .filter(person -> !person.isEmpty())
                    .toList());
        }

        private String team(OverdueGroup group) {
            return group.team().isEmpty() ? "No team" : teams.getOrDefault(group.team(), group.team());
        }

        private String person(OverdueGroup group) {
            return persons.get(group.person());
        }
    }
}
