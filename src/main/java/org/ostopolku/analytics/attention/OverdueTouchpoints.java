package org.ostopolku.analytics.attention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.journey.JourneyTables;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.model.DeployedModels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the tasks that are past their due date. */
@Component
class OverdueTouchpoints {

    private final JdbcClient jdbc;
    private final DeployedModels deployed;
    private final Clock clock;

    OverdueTouchpoints(JdbcClient jdbc, DeployedModels deployed, Clock clock) {
        this.jdbc = jdbc;
        this.deployed = deployed;
        this.clock = clock;
    }

    /**
     * Overdue tasks of one touchpoint, with the same candidate groups and the same assignee.
     *
     * @param firstTeam the first candidate group by id
     * @param lastTeam the last candidate group by id
     * @param team id of the team that has to do the work; empty if the touchpoint has no candidate group
     * @param person user id of the assignee; empty if there is none
     */
    record OverdueGroup(
            String model,
            String touchpoint,
            String firstTeam,
            String lastTeam,
            String team,
            String person,
            long count,
            Instant oldestDue) {}

    List<OverdueGroup> groups(FigureFilter filter) {
        var condition = condition(filter);
        return jdbc.sql(
                        "select model, touchpoint, first_team, last_team, person, count(*) as n, min(due) as oldest from "
                                + JourneyTables.OVERDUE_TASKS.formatted(condition.more())
                                + " group by model, touchpoint, first_team, last_team, person")
                .params(condition.params())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new OverdueGroup(
                        row.getString("model"),
                        row.getString("touchpoint"),
                        row.getString("first_team"),
                        row.getString("last_team"),
                        team(
                                row.getString("model"),
                                row.getString("touchpoint"),
                                row.getString("first_team"),
                                row.getString("last_team")),
                        row.getString("person"),
                        row.getLong("n"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }

    /** The journeys of these tasks; a journey appears once for each overdue task. */
    StalledJourney.Page journeys(List<OverdueGroup> groups, FigureFilter filter, int skipped, int size) {
        var condition = condition(filter);
        var params = new HashMap<String, Object>(condition.params());
        var conditions = new ArrayList<>(List.of("1 = 0"));
        for (var group : groups) {
            var number = conditions.size();
            params.put("model" + number, group.model());
            params.put("touchpoint" + number, group.touchpoint());
            params.put("first" + number, group.firstTeam());
            params.put("last" + number, group.lastTeam());
            params.put("person" + number, group.person());
            conditions.add("""
                    model = :model%1$d and touchpoint = :touchpoint%1$d and first_team = :first%1$d
                    and last_team = :last%1$d and person = :person%1$d
                    """.formatted(number));
        }
        var found = jdbc.sql("select coalesce(journey, '-') as journey, owner, place, since, due as happened from "
                        + JourneyTables.OVERDUE_TASKS.formatted(condition.more())
                        + " where " + String.join(" or ", conditions)
                        + " order by due, overdue.journey offset :skipped rows fetch next :size rows only")
                .params(params)
                .param("now", Timestamp.from(clock.instant()))
                .param("skipped", skipped)
                .param("size", size)
                .query(StalledJourney.class)
                .list();
        return new StalledJourney.Page(
                groups.stream().mapToLong(OverdueGroup::count).sum(), found);
    }

    private static FilterCondition condition(FigureFilter filter) {
        return FilterCondition.of(filter, "path", "coalesce(path.owner, own.text_)", "model.key_", "model.version_");
    }

    /** An overdue task also gets the escalation group as a candidate group; the work stays that of the other group. */
    private String team(String model, String touchpoint, String first, String last) {
        if (first.equals(last)) {
            return first;
        }
        var element = deployed.read(model).<UserTask>getModelElementById(touchpoint);
        var escalation = ExtensionProperties.of(element).getOrDefault("escalateTo", "sales-management");
        return first.equals(escalation) ? last : first;
    }
}
