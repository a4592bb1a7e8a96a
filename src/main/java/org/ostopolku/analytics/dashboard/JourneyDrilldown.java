package org.ostopolku.analytics.dashboard;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ostopolku.analytics.attention.AttentionService;
import org.ostopolku.analytics.attention.StalledJourney;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.CustomerOwners;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.journey.JourneyNames;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** Knows which journeys stand behind which number of the page. */
@Component
class JourneyDrilldown {

    private static final String KPI = "kpi";
    private static final String DECISION = "decision";
    private static final String STANDING_STILL = "standing-still";
    private static final String UNATTENDED = "unattended";
    private static final String OVERDUE = "overdue";
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
            BookFigures.QUOTES,
            BookFigures.ORDERS);

    /** Where a customer may be without having left us. */
    private static final List<String> STILL_HERE = Stream.concat(
                    Labels.STAGES.stream(), Stream.of(StageTransitions.NURTURE))
            .toList();

    private final JourneyLists lists;
    private final JourneyNames names;
    private final CustomerOwners people;
    private final KpiCatalogue kpis;
    private final AttentionService attentions;

    JourneyDrilldown(
            JourneyLists lists,
            JourneyNames names,
            CustomerOwners people,
            KpiCatalogue kpis,
            AttentionService attentions) {
        this.lists = lists;
        this.names = names;
        this.people = people;
        this.kpis = kpis;
        this.attentions = attentions;
    }

    /**
     * Which number; what does not belong to it may be null.
     *
     * @param what one of {@link #NUMBERS}
     * @param team name of a team
     * @param person name of a person, or {@link Choice#NONE}
     */
    record Number(
            String what,
            String stage,
            String element,
            String flow,
            String reason,
            String kpi,
            String touchpoint,
            String team,
            String person) {}

    JourneyRow.Page of(Number number, FigureFilter filter, int page) {
        var found = find(number, filter, (page - 1) * JourneyLists.A_PAGE);
        var customers =
                names.of(found.found().stream().map(JourneyLists.Found::journey).toList());
        var owners = people.names(found.found().stream()
                .map(JourneyLists.Found::owner)
                .filter(Objects::nonNull)
                .toList());
        return new JourneyRow.Page(
                found.total(),
                page,
                found.found().stream()
                        .map(row -> {
                            var customer = customers.getOrDefault(row.journey(), JourneyNames.Named.UNKNOWN);
                            return new JourneyRow(
                                    row.journey(),
                                    customer.customer(),
                                    owners.get(row.owner()),
                                    row.place(),
                                    row.since(),
                                    row.when(),
                                    customer.cockpit());
                        })
                        .toList());
    }

    private JourneyLists.Page find(Number number, FigureFilter filter, int skipped) {
        var stage = stage(number);
        return switch (number.what()) {
            case "now" -> lists.open(stage, filter, skipped);
            case "entered" ->
                lists.logged(LedgerCondition.of(StageTransitions.ENTERED).with("stage", stage), filter, skipped);
            case "gone-on" -> lists.logged(exits(stage).among("outcome", Labels.STAGES), filter, skipped);
            case "nurtured" -> lists.logged(exits(stage).with("outcome", StageTransitions.NURTURE), filter, skipped);
            case "left" -> lists.logged(exits(stage).without("outcome", STILL_HERE), filter, skipped);
            case "moved" ->
                lists.logged(
                        LedgerCondition.of(StageTransitions.LEFT)
                                .with("stage", stage)
                                .with("reason", StageTransitions.MOVED),
                        filter,
                        skipped);
            case DECISION -> lists.logged(decision(number), filter, skipped);
            case KPI -> kpi(number, filter, skipped);
            case STANDING_STILL -> found(attentions.standingStill(filter, skipped, JourneyLists.A_PAGE));
            case UNATTENDED -> found(attentions.unattended(filter, skipped, JourneyLists.A_PAGE));
            case OVERDUE -> found(overdue(number, filter, skipped));
            case BookFigures.QUOTES, BookFigures.ORDERS -> lists.inBook(number.what(), filter, skipped);
            default ->
                throw Problem.invalidParameter("what", number.what(), "give one of " + String.join(", ", NUMBERS));
        };
    }

    private static String stage(Number number) {
        var stage = number.stage();
        if (stage != null && !STILL_HERE.contains(stage)) {
            throw Problem.invalidParameter("stage", stage, "give one of " + String.join(", ", STILL_HERE));
        }
        return stage;
    }

    private static LedgerCondition exits(String stage) {
        return LedgerCondition.of(StageTransitions.LEFT)
                .with("stage", stage)
                .without("reason", List.of(StageTransitions.MOVED));
    }

    private static LedgerCondition decision(Number number) {
        if (number.element() == null) {
            throw Problem.invalidParameter("element", null, "give the id of the gateway at which the customer decides");
        }
        return LedgerCondition.of("customer-decision")
                .with("element", number.element())
                .with("outcome", number.flow())
                .with("reason", number.reason());
    }

    private StalledJourney.Page overdue(Number number, FigureFilter filter, int skipped) {
        var person = Choice.NONE.equals(number.person()) ? "" : number.person();
        return attentions.overdue(filter, number.team(), person, skipped, JourneyLists.A_PAGE);
    }

    private static JourneyLists.Page found(StalledJourney.Page page) {
        return new JourneyLists.Page(
                page.total(),
                page.found().stream()
                        .map(one -> new JourneyLists.Found(
                                Objects.requireNonNullElse(one.journey(), "-"),
                                one.owner(),
                                one.place(),
                                one.since(),
                                one.when()))
                        .toList());
    }

    /** A KPI of a stage counts wherever the customer was; one of all stages only where it is asked for. */
    private JourneyLists.Page kpi(Number number, FigureFilter filter, int skipped) {
        var known = kpis.all().stream()
                .filter(one -> one.id().equals(number.kpi()))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalidParameter(KPI, number.kpi(), "give the id of a KPI in the catalogue"));
        if (BookFigures.KPIS.contains(known.id())) {
            return lists.inBook(known.id(), filter, skipped);
        }
        var counted = LedgerCondition.of(known.id()).with("outcome", number.touchpoint());
        return lists.logged(isOfAll(known) ? counted.with("stage", number.stage()) : counted, filter, skipped);
    }

    private static boolean isOfAll(KpiDefinition kpi) {
        return "all".equals(kpi.stage());
    }
}
