package org.ostopolku.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code bpmn/variables.csv} is in order; that models, forms and tables use nothing else is a rule of theirs. */
@Tag("once")
class VariablesTest {

    private static final Path VARIABLES = Path.of("bpmn", "variables.csv");

    @Test
    void every_variable_is_declared_once_and_in_full() {
        assertThat(declared()).extracting(line -> line[0]).doesNotHaveDuplicates();
        assertThat(declared()).isNotEmpty().allSatisfy(line -> {
            assertThat(line).as(line[0]).hasSize(5);
            assertThat(line[0]).matches("[a-z][A-Za-z]*");
            assertThat(line[1]).as("type of " + line[0]).isIn("string", "integer", "decimal", "boolean", "date");
            assertThat(line[2]).as("fact of " + line[0]).isIn("yes", "no");
            assertThat(line[3]).as("personal of " + line[0]).isIn("yes", "no");
            assertThat(line[4]).as("meaning of " + line[0]).contains(" ");
        });
    }

    @Test
    void who_the_customer_is_is_personal() {
        assertThat(declared().stream().filter(line -> line[3].equals("yes")).map(line -> line[0]))
                .contains(
                        "customerName", "customerId", "contactPerson", "contactEmail", "deliveryPlace", "feedbackText");
    }

    private static List<String[]> declared() {
        try {
            List<String> lines = Files.readAllLines(VARIABLES);
            assertThat(lines.get(0)).isEqualTo("name;type;fact;personal;meaning");
            return lines.stream().skip(1).map(line -> line.split(";", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
