package org.ostopolku.analytics.dashboard;

import java.util.List;
import java.util.stream.Stream;
import org.ostopolku.analytics.attention.AttentionService;
import org.ostopolku.analytics.attention.StalledJourney;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.JourneyTables;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.StageExit;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** Finds the journeys behind a number of the page. */
@Component
class JourneyDrilldown {

    private static final String KPI = "kpi";
    private static final String DECISION = "decision";
    private static final String STANDING_STILL = "standing-still";
    private static final String UNATTENDED = "unattended";
    private static final String OVERDUE = "overdue";
    private static final String OPEN_ORDERS = "open-orders";
    private static final List<String> NUMBERS = List.of(
            "now",
            "entered",
            "gone-on",
            "nurtured",
            "left",
            "moved",
            DECISION,
            KPI,
            STANDING_STILL,
            UNATTENDED,
            OVERDUE,
            OPEN_ORDERS,
            KpiIds.QUOTE_BOOK,
            KpiIds.ORDER_BOOK);

    /** The places of open journeys. */
    private static final List<String> PLACES =
            Stream.concat(Stage.IDS.stream(), Stream.of(JourneyProcess.NURTURE)).toList();

    private final JourneyLists lists;
    private final JourneyTables names;
    private final UserNames users;
    private final KpiCatalogue kpis;
    private final AttentionService attention;

    JourneyDrilldown(
            JourneyLists lists, JourneyTables names, UserNames users, KpiCatalogue kpis, AttentionService attention) {
        this.lists = lists;
        this.names = names;
        this.users = users;
        this.kpis = kpis;
        this.attention = attention;
    }

    /**
     * A number of the page; what does not apply to it is null.
     *
     * @param what one of {@link #NUMBERS}
     * @param team name of a team
     * @param person name of an assignee, or {@link Choice#NONE}
     */
    record Query(
            String what,
            String stage,
            String element,
            String flow,
            String reason,
            String kpi,
            String touchpoint,
            String team,
            String person) {}

    JourneyRow.Page find(Query query, FigureFilter filter, int page) {
        var found = findRows(query, filter, (page - 1) * JourneyLists.PAGE_SIZE);
        var customers =
                names.names(found.found().stream().map(StalledJourney::journey).toList());
        var ownerNames =
                users.names(found.found().stream().map(StalledJourney::owner).toList());
        return new JourneyRow.Page(
                found.total(),
                page,
                found.found().stream()
                        .map(row -> {
                            var customer = customers.getOrDefault(row.journey(), JourneyTables.Named.UNKNOWN);
                            return new JourneyRow(
                                    row.journey(),
                                    customer.customer(),
                                    ownerNames.get(row.owner()),
                                    row.place(),
                                    row.since(),
                                    row.happened(),
                                    customer.cockpit());
                        })
                        .toList());
    }

    private StalledJourney.Page findRows(Query query, FigureFilter filter, int skipped) {
        var stage = stage(query);
        return switch (query.what()) {
            case "now" -> lists.open(stage, filter, skipped);
            case "entered" ->
                lists.logged(LedgerCondition.of(KpiIds.STAGE_ENTERED).withValue("stage", stage), filter, skipped);
            case "gone-on" -> lists.logged(plannedExits(stage).withAnyOf("outcome", Stage.IDS), filter, skipped);
            case "nurtured" ->
                lists.logged(plannedExits(stage).withValue("outcome", JourneyProcess.NURTURE), filter, skipped);
            case "left" -> lists.logged(plannedExits(stage).withNoneOf("outcome", PLACES), filter, skipped);
            case "moved" ->
                lists.logged(
                        LedgerCondition.of(KpiIds.STAGE_LEFT)
                                .withValue("stage", stage)
                                .withValue("reason", StageExit.MOVED),
                        filter,
                        skipped);
            case DECISION -> lists.logged(decision(query), filter, skipped);
            case KPI -> kpi(query, filter, skipped);
            case STANDING_STILL -> attention.findStalled(filter, skipped, JourneyLists.PAGE_SIZE);
            case UNATTENDED -> attention.findUnanswered(filter, skipped, JourneyLists.PAGE_SIZE);
            case OVERDUE -> overdue(query, filter, skipped);
            case OPEN_ORDERS -> attention.findOpenOrders(filter, skipped, JourneyLists.PAGE_SIZE);
            case KpiIds.QUOTE_BOOK, KpiIds.ORDER_BOOK -> lists.inBook(query.what(), filter, skipped);
            default ->
                throw Problem.invalidParameter("what", query.what(), "give one of " + String.join(", ", NUMBERS));
        };
    }

    private static String stage(Query query) {
        var stage = query.stage();
        if (stage != null && !PLACES.contains(stage)) {
            throw Problem.invalidParameter("stage", stage, "give one of " + String.join(", ", PLACES));
        }
        return stage;
    }

    private static LedgerCondition plannedExits(String stage) {
        return LedgerCondition.of(KpiIds.STAGE_LEFT)
                .withValue("stage", stage)
                .withNoneOf("reason", List.of(StageExit.MOVED));
    }

    private static LedgerCondition decision(Query query) {
        if (query.element() == null) {
            throw Problem.invalidParameter("element", null, "give the id of the gateway at which the customer decides");
        }
        return LedgerCondition.of(KpiIds.CUSTOMER_DECISION)
                .withValue("element", query.element())
                .withValue("outcome", query.flow())
                .withValue("reason", query.reason());
    }

    private StalledJourney.Page overdue(Query query, FigureFilter filter, int skipped) {
        var person = Choice.NONE.equals(query.person()) ? "" : query.person();
        return attention.findOverdue(filter, query.team(), person, skipped, JourneyLists.PAGE_SIZE);
    }

    /** The entries of a KPI of one stage are counted in every stage; those of a KPI of all stages only in the given stage. */
    private StalledJourney.Page kpi(Query query, FigureFilter filter, int skipped) {
        var definition = kpis.all().stream()
                .filter(one -> one.id().equals(query.kpi()))
                .findFirst()
                .orElseThrow(() -> Problem.invalidParameter(KPI, query.kpi(), "give the id of a KPI in the catalogue"));
        if (BookFigures.KPIS.contains(definition.id())) {
            return lists.inBook(definition.id(), filter, skipped);
        }
        var counted = LedgerCondition.of(definition.id()).withValue("outcome", query.touchpoint());
        return lists.logged(
                "all".equals(definition.stage()) ? counted.withValue("stage", query.stage()) : counted,
                filter,
                skipped);
    }
}
