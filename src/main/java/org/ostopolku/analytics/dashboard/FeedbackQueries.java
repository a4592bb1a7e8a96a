package org.ostopolku.analytics.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.JourneyTables;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the feedback of customers: the answers in the ledger, their contents in the engine's history. */
@Component
class FeedbackQueries {

    private static final int AT_ONCE = 1000;

    /** How many of the latest answers are searched for texts. */
    private static final int SEARCHED = 200;

    private static final String COLUMNS = """
            select answer.id, answer.journey, answer.owner, answer.recorded_at, step.proc_inst_id_
            """;
    private static final String ANSWERS = "from kpi_record answer " + JourneyTables.STEP_OF_ANSWER;

    private final JdbcClient jdbc;
    private final JourneyTables tables;

    FeedbackQueries(JdbcClient jdbc, JourneyTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /** @param process id of the process instance of touchpoint-feedback */
    record Answer(String journey, String owner, Instant at, String process) {}

    /** The latest answers first. */
    List<Answer> find(FigureFilter filter, int skipped, int size) {
        var condition = condition(filter);
        return jdbc.sql(COLUMNS + ANSWERS + condition.where()
                        + " order by answer.recorded_at desc, answer.id desc"
                        + " offset :skipped rows fetch next :size rows only")
                .params(condition.params())
                .param("skipped", skipped)
                .param("size", size)
                .query((row, number) -> answer(row))
                .list();
    }

    List<Answer> findWithText(FigureFilter filter, int size) {
        var condition = condition(filter);
        return jdbc.sql("select * from (" + COLUMNS + ANSWERS + condition.where() + """
                         order by answer.recorded_at desc, answer.id desc fetch first :searched rows only) answer
                        where\s"""
                        + JourneyTables.ANSWER_HAS_COMMENT + """
                        order by answer.recorded_at desc, answer.id desc fetch first :size rows only
                        """)
                .params(condition.params())
                .param("searched", SEARCHED)
                .param("size", size)
                .query((row, number) -> answer(row))
                .list();
    }

    private FilterCondition condition(FigureFilter filter) {
        return FilterCondition.of(filter, "answer")
                .and("answer.kpi = :kpi", KpiIds.CUSTOMER_DECISION)
                .and("answer.process_key = :feedback", JourneyProcess.TOUCHPOINT_FEEDBACK)
                .within(filter, "answer");
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getString("journey"),
                row.getString("owner"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("proc_inst_id_"));
    }

    /**
     * @param due null if the task has no due date
     * @param assignee user id; null if the task is not claimed
     */
    record Recovery(Answer answer, Instant due, String assignee) {}

    /** The open recoveries, by due date. */
    List<Recovery> recoveries(FigureFilter filter, int size) {
        var condition = FilterCondition.of(filter, "answer")
                .and("answer.kpi = :kpi", KpiIds.CUSTOMER_DECISION)
                .and("definition.key_ = :feedback", JourneyProcess.TOUCHPOINT_FEEDBACK)
                .and("kind.text_ = :kind", "dissatisfied");
        return jdbc.sql(COLUMNS + ", task.due_date_, task.assignee_ " + ANSWERS + JourneyTables.OPEN_TASK_OF_STEP
                        + condition.where() + " order by task.due_date_, answer.id fetch first :size rows only")
                .params(condition.params())
                .param("size", size)
                .query((row, number) -> new Recovery(
                        answer(row),
                        row.getTimestamp("due_date_") == null
                                ? null
                                : row.getTimestamp("due_date_").toInstant(),
                        row.getString("assignee_")))
                .list();
    }

    record Content(String touchpoint, Integer score, String satisfaction, String text) {

        static final Content UNKNOWN = new Content(null, null, null, null);
    }

    /** By process instance. */
    Map<String, Content> contents(Collection<String> processes) {
        var all = List.copyOf(processes);
        var contents = new HashMap<String, Content>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            tables.feedback(all.subList(from, Math.min(from + AT_ONCE, all.size())))
                    .query(row -> {
                        var score = row.getBigDecimal("score");
                        contents.put(
                                row.getString("proc_inst_id_"),
                                new Content(
                                        row.getString("touchpoint"),
                                        score == null ? null : score.intValue(),
                                        row.getString("satisfaction"),
                                        row.getString("answer_text")));
                    });
        }
        return contents;
    }
}
