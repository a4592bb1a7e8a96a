package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

/** The engine refuses every shipped file with a mistake in one place, names the rule and the element, and keeps what was. */
@Tag("once")
@SpringBootTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class BrokenDeploymentTest {

    private static final Map<String, Severity> SEVERITIES =
            ModelRules.all().collect(Collectors.toMap(Rule::name, Rule::severity));

    private final RepositoryService repository;
    private final JdbcClient jdbc;

    BrokenDeploymentTest(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    static Stream<BrokenFile> mistakes() {
        return BrokenModelTest.mistakes();
    }

    static Stream<BrokenFile> errors() {
        return mistakes().filter(BrokenDeploymentTest::isError);
    }

    static Stream<BrokenFile> warnings() {
        return mistakes().filter(mistake -> !isError(mistake));
    }

    private static boolean isError(BrokenFile mistake) {
        return mistake.findings().stream().anyMatch(finding -> SEVERITIES.get(finding.split(" ")[0]) == Severity.ERROR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void the_engine_refuses_the_mistake_by_its_rule_at_its_element(BrokenFile mistake) {
        long before = repository.createDeploymentQuery().count();

        ParseException refusal = catchThrowableOfType(
                ParseException.class, () -> deployment(mistake).deploy());

        assertThat(refusal).as(mistake.toString()).isNotNull();
        assertThat(findings(refusal, mistake.name())).containsExactlyInAnyOrderElementsOf(mistake.findings());
        assertThat(mistake.findings()).allSatisfy(finding -> assertThat(refusal.getMessage())
                .contains(mistake.name() + ": " + finding.split(" ")[1], "(" + finding.split(" ")[0] + ")"));
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("warnings")
    void the_engine_takes_what_is_only_warned_of_and_keeps_the_warning(BrokenFile mistake) {
        String deployment = deployment(mistake).deploy().getId();
        try {
            assertThat(jdbc.sql("select rule, element from deployment_warning where deployment_id = :deployment")
                            .param("deployment", deployment)
                            .query((row, number) -> row.getString("rule") + " " + row.getString("element"))
                            .set())
                    .containsExactlyInAnyOrderElementsOf(mistake.findings());
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void more_than_forty_mistakes_are_refused_and_every_model_has_one() {
        assertThat(errors()).hasSizeGreaterThan(40);
        assertThat(errors().map(BrokenFile::file))
                .containsAll(ShippedFiles.all().keySet());
    }

    @Test
    void every_file_is_taken_as_it_is_shipped_alone() {
        ShippedFiles.all().forEach((file, content) -> {
            String deployment = repository
                    .createDeployment()
                    .name("Once more")
                    .addInputStream(file, new ByteArrayInputStream(content))
                    .deploy()
                    .getId();
            repository.deleteDeployment(deployment, true);
        });
    }

    private DeploymentBuilder deployment(BrokenFile mistake) {
        return repository
                .createDeployment()
                .name("A process owner's")
                .addInputStream(mistake.name(), new ByteArrayInputStream(mistake.content()));
    }

    /** Every "RULE element" of the report on a file. */
    private static Set<String> findings(ParseException refusal, String file) {
        Set<String> findings = new TreeSet<>();
        assertThat(refusal.getResorceReports()).singleElement().satisfies(report -> {
            assertThat(report.getResourceName()).isEqualTo(file);
            Stream.of(report.getErrors(), report.getWarnings())
                    .flatMap(List::stream)
                    .forEach(problem -> findings.add(problem.getMessage().replaceAll("(?s).*\\((\\w+)\\)$", "$1") + " "
                            + problem.getMainElementId()));
        });
        return findings;
    }
}
