package org.ostopolku.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.journey.JourneyVariable;
import org.ostopolku.process.journey.JourneyVariables;

/**
 * {@code bpmn/variables.csv} is complete. Its reader rejects missing columns and anything but yes and no. The model rules check that
 * models, forms and tables use declared variables only.
 */
@Tag("once")
class VariablesTest {

    @Test
    void every_variable_is_declared_once_and_in_full() {
        assertThat(JourneyVariables.read()).extracting(JourneyVariable::name).doesNotHaveDuplicates();
        assertThat(JourneyVariables.read()).isNotEmpty().allSatisfy(variable -> {
            assertThat(variable.name()).matches("[a-z][A-Za-z]*");
            assertThat(variable.type())
                    .as("type of " + variable.name())
                    .isIn("string", "integer", "decimal", "boolean", "date");
            assertThat(variable.meaning()).as("meaning of " + variable.name()).contains(" ");
        });
    }

    @Test
    void variables_that_identify_the_customer_are_personal() {
        assertThat(JourneyVariables.read().stream()
                        .filter(JourneyVariable::personal)
                        .map(JourneyVariable::name))
                .contains(
                        "customerName", "customerId", "contactPerson", "contactEmail", "deliveryPlace", "feedbackText");
    }
}
