package org.ostopolku.analytics.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.CustomerOwners;
import org.ostopolku.analytics.figures.DeployedModelLabels;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.SnapshotReader;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.analytics.forecast.Forecast;
import org.ostopolku.analytics.forecast.ForecastService;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/** Puts the figures together: all of the page, or one part of it. */
@Component
public class DashboardService {

    private static final String PATH = "path";
    private static final Predicate<KpiDefinition> SHOWN = kpi -> !PATH.equals(kpi.kind()) || kpi.target() != null;
    private static final String RECOVERY = "recovery-hours";

    private final SnapshotReader reading;
    private final DeployedModelLabels words;
    private final CustomerOwners people;
    private final StageFigures stages;
    private final OpenJourneyFigures openJourneys;
    private final KpiFigures kpis;
    private final DecisionFigures decisions;
    private final BookFigures books;
    private final MoneyFigures money;
    private final ForecastService forecasts;
    private final ExperienceFigures experience;
    private final FeedbackFigures feedback;
    private final AttentionFigures attention;
    private final Clock clock;

    DashboardService(
            SnapshotReader reading,
            DeployedModelLabels words,
            CustomerOwners people,
            StageFigures stages,
            OpenJourneyFigures openJourneys,
            KpiFigures kpis,
            DecisionFigures decisions,
            BookFigures books,
            MoneyFigures money,
            ForecastService forecasts,
            ExperienceFigures experience,
            FeedbackFigures feedback,
            AttentionFigures attention,
            Clock clock) {
        this.reading = reading;
        this.words = words;
        this.people = people;
        this.stages = stages;
        this.openJourneys = openJourneys;
        this.kpis = kpis;
        this.decisions = decisions;
        this.books = books;
        this.money = money;
        this.forecasts = forecasts;
        this.experience = experience;
        this.feedback = feedback;
        this.attention = attention;
        this.clock = clock;
    }

    /** @param user id of who asks */
    FiguresPage page(FigureFilter filter, DataScope reach, String user) {
        return read(filter, (question, known) -> {
            var held = books.of(question);
            var measured = kpis.of(question, held, SHOWN);
            var logged =
                    measured.stream().filter(kpi -> !PATH.equals(kpi.kind())).toList();
            var places = openJourneys.places(filter);
            var before = question.before();
            return new FiguresPage(
                    new FiguresPage.Period(
                            filter.from(), filter.to(), clock.getZone().getId()),
                    new FiguresPage.Days(before.from(), before.to()),
                    reach,
                    choices(reach, known),
                    stages.of(question, known, logged, places),
                    logged.stream().filter(kpi -> "all".equals(kpi.stage())).toList(),
                    places.getOrDefault(StageTransitions.NURTURE, 0L),
                    decisions.of(question, known),
                    money(question, known, held, byId(logged)),
                    experience(filter, byId(logged)),
                    attention.of(filter, user, measured));
        });
    }

    /** The values that a field of the deployed forms offers, with their names. */
    public List<Choice> offered(String field) {
        return words.now().choices(field, "");
    }

    /** What the filters take. */
    public FiguresPage.Choices choices(DataScope reach) {
        return choices(reach, words.now());
    }

    private FiguresPage.Choices choices(DataScope reach, Labels known) {
        var owners = reach.everything()
                ? people.all()
                : reach.owners().stream().filter(owner -> !owner.isEmpty()).toList();
        var named = people.names(owners).entrySet().stream()
                .map(owner -> new Choice(owner.getKey(), owner.getValue()))
                .sorted((one, other) -> one.name().compareTo(other.name()));
        return new FiguresPage.Choices(
                known.choices("segment", "Not known"),
                known.choices("buyingSituation", "Not known"),
                known.choices("productCategory", "Not known"),
                Stream.concat(named, Stream.of(new Choice(Choice.NONE, "Nobody yet")))
                        .toList(),
                known.versions());
    }

    private Money money(ComparedPeriods question, Labels known, BookFigures.Held held, Map<String, Figure> logged) {
        return new Money(
                held.figure(BookFigures.QUOTES, Figure.UP),
                held.figure(BookFigures.QUOTE_MARGIN, Figure.UP),
                held.figure(BookFigures.ORDERS, Figure.UP),
                held.figure(BookFigures.ORDER_MARGIN, Figure.UP),
                logged.get(MoneyFigures.SALES),
                logged.get(MoneyFigures.MARGIN),
                logged.get(MoneyFigures.ORDERS),
                logged.get(MoneyFigures.WIN_RATE),
                logged.get(MoneyFigures.DISCOUNT),
                logged.get(MoneyFigures.ADD_ON),
                money.table(question, held, known),
                money.lifetimeValues(question, known),
                forecasts.of(question.filter()));
    }

    private Experience experience(FigureFilter filter, Map<String, Figure> logged) {
        var answers = experience.of(filter);
        return new Experience(
                answers.get(0),
                answers.subList(1, answers.size()),
                logged.get(RECOVERY),
                feedback.openRecoveries(filter),
                feedback.latest(filter));
    }

    private static Map<String, Figure> byId(List<KpiFigure> kpis) {
        return kpis.stream().collect(Collectors.toMap(KpiFigure::kpi, KpiFigure::figure));
    }

    List<StageColumn> stages(FigureFilter filter) {
        return read(filter, (question, known) -> stages.of(question, known, List.of(), openJourneys.places(filter)));
    }

    List<DecisionFigure.Row> decisions(FigureFilter filter) {
        return read(filter, decisions::rows);
    }

    List<Money.Row> money(FigureFilter filter) {
        return read(filter, (question, known) -> money.table(question, books.of(question), known));
    }

    List<Money.LifetimeValue> lifetimeValues(FigureFilter filter) {
        return read(filter, money::lifetimeValues);
    }

    Forecast forecast(FigureFilter filter) {
        return reading.read(() -> forecasts.of(filter));
    }

    List<Experience.Answers> experience(FigureFilter filter) {
        return reading.read(() -> experience.of(filter));
    }

    /** Every KPI of the catalogue, in its order. */
    public List<KpiFigure> kpis(FigureFilter filter) {
        return read(filter, (question, known) -> kpis.of(question, books.of(question), kpi -> true));
    }

    /** How many customers are at each place now. */
    Map<String, Long> places(FigureFilter filter) {
        return reading.read(() -> openJourneys.places(filter));
    }

    /** @param user id of who asks */
    Attention attention(FigureFilter filter, String user) {
        return read(
                filter,
                (question, known) ->
                        attention.of(filter, user, kpis.of(question, books.of(question), kpi -> kpi.target() != null)));
    }

    private <T> T read(FigureFilter filter, BiFunction<ComparedPeriods, Labels, T> part) {
        return reading.read(() -> part.apply(ComparedPeriods.of(filter, LocalDate.now(clock)), words.now()));
    }
}
