package org.ostopolku.analytics.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.CustomerOwners;
import org.ostopolku.analytics.figures.DeployedModelLabels;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** The period of a page, and the values that its filters take. */
@Component
public class FilterSection {

    private static final String NOT_KNOWN = "Not known";

    private final DeployedModelLabels deployed;
    private final CustomerOwners owners;
    private final UserNames users;
    private final Clock clock;

    FilterSection(DeployedModelLabels deployed, CustomerOwners owners, UserNames users, Clock clock) {
        this.deployed = deployed;
        this.owners = owners;
        this.users = users;
        this.clock = clock;
    }

    public FiguresPage.Period period(FigureFilter filter) {
        return new FiguresPage.Period(
                filter.from(), filter.to(), clock.getZone().getId());
    }

    public FiguresPage.Choices choices(DataScope scope) {
        return choices(scope, deployed.read());
    }

    FiguresPage.Choices choices(DataScope scope, Labels labels) {
        var visible = scope.everything()
                ? owners.all()
                : scope.owners().stream().filter(owner -> !owner.isEmpty()).toList();
        var named = users.names(visible).entrySet().stream()
                .map(owner -> new Choice(owner.getKey(), owner.getValue()))
                .sorted((one, other) -> one.name().compareTo(other.name()));
        return new FiguresPage.Choices(
                labels.choices("segment", NOT_KNOWN),
                labels.choices("buyingSituation", NOT_KNOWN),
                labels.choices("productCategory", NOT_KNOWN),
                Stream.concat(named, Stream.of(new Choice(Choice.NONE, "No owner yet")))
                        .toList(),
                labels.versions());
    }

    /** The choices of a field of the deployed forms. */
    public List<Choice> choicesOfField(String field) {
        return deployed.read().choices(field, "");
    }
}
