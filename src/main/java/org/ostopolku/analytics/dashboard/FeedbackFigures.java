package org.ostopolku.analytics.dashboard;

import java.util.List;
import java.util.Objects;
import org.ostopolku.process.journey.JourneyTables;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** The feedback of customers. Every user may read the texts; the customer is shown only to users who may see that customer. */
@Component
class FeedbackFigures {

    private static final int LATEST = 10;
    private static final int RECOVERIES = 50;

    private final FeedbackQueries queries;
    private final JourneyTables journeys;
    private final UserNames users;

    FeedbackFigures(FeedbackQueries queries, JourneyTables journeys, UserNames users) {
        this.queries = queries;
        this.journeys = journeys;
        this.users = users;
    }

    /** The answers of a period, the latest first. */
    List<Experience.Feedback> find(FigureFilter filter, int skipped, int size) {
        return describe(filter, queries.find(read(filter), skipped, size));
    }

    /** The latest answers that have a text. */
    List<Experience.Feedback> latest(FigureFilter filter) {
        return describe(filter, queries.findWithText(read(filter), LATEST));
    }

    /**
     * Everybody reads what all customers say. But who asks by owner or facts would learn from the answers whose they are: that
     * finds only the customers whom the caller may see.
     */
    private static FigureFilter read(FigureFilter filter) {
        return filter.asksForCustomers() ? filter : filter.withOwners(null);
    }

    private List<Experience.Feedback> describe(FigureFilter filter, List<FeedbackQueries.Answer> answers) {
        var contents = queries.contents(
                answers.stream().map(FeedbackQueries.Answer::process).toList());
        var names = journeys.names(
                answers.stream().map(FeedbackQueries.Answer::journey).toList());
        return answers.stream()
                .map(answer -> {
                    var content = contents.getOrDefault(answer.process(), FeedbackQueries.Content.UNKNOWN);
                    var visible = isVisible(filter, answer);
                    var customer = visible ? names.get(answer.journey()) : null;
                    return new Experience.Feedback(
                            visible ? answer.journey() : null,
                            customer == null ? null : customer.customer(),
                            content.touchpoint(),
                            content.score(),
                            content.satisfaction(),
                            content.text(),
                            answer.at(),
                            customer == null ? null : customer.cockpit());
                })
                .toList();
    }

    /** The recoveries that are open now, of customers whom the caller may see. */
    List<Experience.OpenRecovery> openRecoveries(FigureFilter filter) {
        var open = queries.recoveries(filter, RECOVERIES);
        var answers = open.stream().map(FeedbackQueries.Recovery::answer).toList();
        var contents = queries.contents(
                answers.stream().map(FeedbackQueries.Answer::process).toList());
        var names = journeys.names(
                answers.stream().map(FeedbackQueries.Answer::journey).toList());
        var assignees = users.names(
                open.stream().map(FeedbackQueries.Recovery::assignee).toList());
        return open.stream()
                .map(recovery -> {
                    var answer = recovery.answer();
                    var customer = names.getOrDefault(answer.journey(), JourneyTables.Named.UNKNOWN);
                    var content = contents.getOrDefault(answer.process(), FeedbackQueries.Content.UNKNOWN);
                    return new Experience.OpenRecovery(
                            answer.journey(),
                            customer.customer(),
                            answer.at(),
                            recovery.due(),
                            assignees.get(recovery.assignee()),
                            content.score(),
                            content.text(),
                            customer.cockpit());
                })
                .toList();
    }

    private static boolean isVisible(FigureFilter filter, FeedbackQueries.Answer answer) {
        return filter.owners() == null || filter.owners().contains(Objects.requireNonNullElse(answer.owner(), ""));
    }
}
