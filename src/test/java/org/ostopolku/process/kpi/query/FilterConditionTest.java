package org.ostopolku.process.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
class FilterConditionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final FigureFilter ALL = FigureFilter.of(DAY, DAY);

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void three_journeys_of_which_one_has_no_owner() {
        row("F-AINO", "business-new", "aino");
        row("F-EERO", "consumer-new", "eero");
        row("F-NONE", "business-new", null);
    }

    @Test
    void without_a_fact_all_rows_are_found() {
        assertThat(rows(ALL)).containsExactly("F-AINO", "F-EERO", "F-NONE");
        assertThat(journeys(ALL)).containsExactly("F-AINO", "F-EERO", "F-NONE");
    }

    @Test
    void a_fact_and_an_owner_select_their_journeys() {
        assertThat(rows(ALL.withSegment("business-new"))).containsExactly("F-AINO", "F-NONE");
        assertThat(journeys(ALL.withSegment("business-new"))).containsExactly("F-AINO", "F-NONE");
        assertThat(rows(ALL.withOwner("eero"))).containsExactly("F-EERO");
        assertThat(journeys(ALL.withOwner("eero"))).containsExactly("F-EERO");
    }

    @Test
    void the_empty_owner_selects_the_journeys_without_owner() {
        assertThat(rows(ALL.withOwner(""))).containsExactly("F-NONE");
        assertThat(journeys(ALL.withOwner(""))).containsExactly("F-NONE");
        assertThat(rows(ALL.withOwners(Set.of("aino", "")))).containsExactly("F-AINO", "F-NONE");
        assertThat(journeys(ALL.withOwners(Set.of("aino", "")))).containsExactly("F-AINO", "F-NONE");
    }

    @Test
    void owners_without_the_empty_one_hide_rows_without_owner_but_not_journeys() {
        assertThat(rows(ALL.withOwners(Set.of("aino")))).containsExactly("F-AINO");
        assertThat(journeys(ALL.withOwners(Set.of("aino")))).containsExactly("F-AINO", "F-NONE");
    }

    private List<String> rows(FigureFilter filter) {
        var condition = FilterCondition.of(filter, "entry").within(filter, "entry");
        return jdbc.sql("select journey from kpi_record entry" + condition.where()
                        + " and journey like 'F-%' order by journey")
                .params(condition.params())
                .query(String.class)
                .list();
    }

    private List<String> journeys(FigureFilter filter) {
        var condition = FilterCondition.ofJourney(filter, "path.journey");
        return jdbc.sql(
                        "select path.journey from (select distinct journey from kpi_record where journey like 'F-%') path"
                                + condition.where() + " order by path.journey")
                .params(condition.params())
                .query(String.class)
                .list();
    }

    private void row(String journey, String segment, String owner) {
        jdbc.sql("""
                        insert into kpi_record (journey, kpi, kpi_value, unit, kind, segment, owner, process_key,
                            process_version, element, activity_instance, recorded_at, recorded_on)
                        values (:journey, 'orders', 1, 'count', 'business', :segment, :owner, 'sale', 1, 'Task', :journey,
                            timestamp with time zone '2026-03-10 10:00:00+00', :day)
                        """)
                .param("journey", journey)
                .param("segment", segment)
                .param("owner", owner)
                .param("day", DAY)
                .update();
    }
}
