package org.ostopolku.analytics.dashboard;

import java.util.List;
import java.util.Objects;
import org.ostopolku.analytics.figures.CustomerOwners;
import org.ostopolku.process.journey.JourneyNames;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** What customers said. Everybody inside may read it; whose customer it was, only who may see that customer. */
@Component
class FeedbackFigures {

    private static final int LATEST = 10;
    private static final int RECOVERIES = 50;

    private final FeedbackQueries queries;
    private final JourneyNames journeys;
    private final CustomerOwners people;

    FeedbackFigures(FeedbackQueries queries, JourneyNames journeys, CustomerOwners people) {
        this.queries = queries;
        this.journeys = journeys;
        this.people = people;
    }

    /** The answers of a period, the latest first. */
    List<Experience.Said> said(FigureFilter filter, int skipped, int size) {
        return said(filter, queries.answers(filter.ofEverybody(), skipped, size));
    }

    /** The latest answers that have words. */
    List<Experience.Said> latest(FigureFilter filter) {
        return said(filter, queries.withWords(filter.ofEverybody(), LATEST));
    }

    private List<Experience.Said> said(FigureFilter filter, List<FeedbackQueries.Answer> answers) {
        var words = queries.words(
                answers.stream().map(FeedbackQueries.Answer::process).toList());
        var names = journeys.of(
                answers.stream().map(FeedbackQueries.Answer::journey).toList());
        return answers.stream()
                .map(answer -> said(
                        answer,
                        words.get(answer.process()),
                        names.getOrDefault(answer.journey(), JourneyNames.Named.UNKNOWN),
                        isWithinReach(filter, answer)))
                .toList();
    }

    private static Experience.Said said(
            FeedbackQueries.Answer answer, FeedbackQueries.Words words, JourneyNames.Named customer, boolean within) {
        return new Experience.Said(
                within ? answer.journey() : null,
                within ? customer.customer() : null,
                words == null ? null : words.touchpoint(),
                words == null ? null : words.score(),
                words == null ? null : words.kind(),
                words == null ? null : words.text(),
                answer.at(),
                within ? customer.cockpit() : null);
    }

    /** The recoveries that are open now, of customers within reach. */
    List<Experience.Recovery> openRecoveries(FigureFilter filter) {
        var open = queries.recoveries(filter, RECOVERIES);
        var answers = open.stream().map(FeedbackQueries.Recovery::answer).toList();
        var words = queries.words(
                answers.stream().map(FeedbackQueries.Answer::process).toList());
        var names = journeys.of(
                answers.stream().map(FeedbackQueries.Answer::journey).toList());
        var assignees = people.names(open.stream()
                .map(FeedbackQueries.Recovery::assignee)
                .filter(Objects::nonNull)
                .toList());
        return open.stream()
                .map(recovery -> {
                    var answer = recovery.answer();
                    var customer = names.getOrDefault(answer.journey(), JourneyNames.Named.UNKNOWN);
                    var said = words.get(answer.process());
                    return new Experience.Recovery(
                            answer.journey(),
                            customer.customer(),
                            answer.at(),
                            recovery.due(),
                            assignees.get(recovery.assignee()),
                            said == null ? null : said.score(),
                            said == null ? null : said.text(),
                            customer.cockpit());
                })
                .toList();
    }

    private static boolean isWithinReach(FigureFilter filter, FeedbackQueries.Answer answer) {
        return filter.owners() == null || filter.owners().contains(Objects.requireNonNullElse(answer.owner(), ""));
    }
}
