package org.ostopolku.customer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

@Tag("once")
@SpringBootTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FormLabelsTest {

    private static final String FORM = """
            {"id": "test-labels", "type": "default", "schemaVersion": 16, "components": [
              {"type": "group", "components": [%s]},
              {"type": "textfield", "key": "shownOnly", "label": "Shown only", "disabled": true}]}
            """;

    private final ElementLabels labels;
    private final RepositoryService repository;

    FormLabelsTest(ElementLabels labels, RepositoryService repository) {
        this.labels = labels;
        this.repository = repository;
    }

    @Test
    void a_field_that_a_newer_form_lacks_has_the_label_of_the_older_form() {
        deploy("""
                {"type": "radio", "key": "answer", "label": "Do they buy?", "values": [
                  {"label": "They buy", "value": "yes"}, {"label": "Perhaps", "value": "perhaps"}]},
                {"type": "number", "key": "sum", "label": "Sum", "appearance": {"prefixAdorner": "EUR"}}""");
        deploy("""
                {"type": "textarea", "key": "note", "label": "Note (optional)"},
                {"type": "radio", "key": "answer", "label": "What do they decide?", "values": [
                  {"label": "Buy", "value": "yes"}]}""");

        var fields = labels.fields(List.of("test-labels")).get("test-labels");

        assertThat(fields.keySet()).containsExactly("note", "answer", "sum");
        assertThat(fields.get("note").label()).isEqualTo("Note");
        assertThat(fields.get("answer").answer("yes", true))
                .extracting(
                        TimelineSection.Answer::label, TimelineSection.Answer::value, TimelineSection.Answer::decision)
                .containsExactly("What do they decide?", "Buy", true);
        assertThat(fields.get("answer").choice("perhaps").name()).isEqualTo("Perhaps");
        assertThat(fields.get("answer").choice("very-late").name())
                .as("never offered by any version")
                .isEqualTo("Very late");
        assertThat(fields.get("sum").answer(12.5, false))
                .extracting(TimelineSection.Answer::value, TimelineSection.Answer::unit)
                .containsExactly(12.5, "EUR");
    }

    @Test
    void a_form_that_is_not_deployed_has_no_labels() {
        assertThat(labels.fields(List.of("test-none")).get("test-none")).isEmpty();
    }

    private void deploy(String fields) {
        repository
                .createDeployment()
                .addString("test-labels.form", FORM.formatted(fields))
                .deploy();
    }
}
