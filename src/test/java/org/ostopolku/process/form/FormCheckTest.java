package org.ostopolku.process.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of field accepts, and the error message of an invalid value. */
@Tag("once")
class FormCheckTest {

    private static final String CHOICES = "'values': [{'label': 'A', 'value': 'a'}, {'label': 'B', 'value': 'b'}]";

    @Test
    void a_finding_names_the_field_the_value_and_the_fix() {
        assertThat(finding("'type': 'number', 'validate': {'min': 0, 'max': 100000000}", "abc"))
                .contains("The field (x): \"abc\" is no number; give a number from 0 to 100000000.");
        assertThat(finding("'type': 'textfield', 'validate': {'required': true}", null))
                .contains("The field (x): is missing; give a text.");
        assertThat(finding("'type': 'select', " + CHOICES, "c"))
                .contains("The field (x): \"c\" is not among the choices; choose one of a, b.");
        assertThat(finding("'type': 'datetime', 'subtype': 'date'", "2.11.2026"))
                .contains(
                        "The field (x): \"2.11.2026\" is no day; give a day such as 2026-11-02, at most 5 years from today.");
    }

    @Test
    void a_long_wrong_value_is_shown_shortened() {
        assertThat(finding("'type': 'number'", "a".repeat(500)))
                .hasValueSatisfying(
                        finding -> assertThat(finding).contains("aaa…").hasSizeLessThan(120));
    }

    @Test
    void a_wrong_value_is_never_shown_as_a_tag() {
        assertThat(finding("'type': 'number'", "<img src=x>"))
                .contains("The field (x): \"‹img src=x›\" is no number; give a number.");
    }

    @Test
    void a_number_may_have_any_java_type() {
        for (Object valid : Arrays.asList(1, 2L, 2.5, 0.1f, new java.math.BigDecimal("3.25"), (short) 4, null)) {
            assertThat(finding("'type': 'number', 'decimalDigits': 2", valid)).isEmpty();
        }
        for (Object wrong : List.of("1", "", true, Double.NaN, Double.POSITIVE_INFINITY, new Date(), List.of(1))) {
            assertThat(finding("'type': 'number'", wrong)).isPresent();
        }
    }

    @Test
    void a_number_keeps_its_limits_decimals_and_steps() {
        String share = "'type': 'number', 'decimalDigits': 1, 'validate': {'min': 0, 'max': 10}";
        assertThat(finding(share, 0)).isEmpty();
        assertThat(finding(share, 10.0)).isEmpty();
        assertThat(finding(share, 9.5)).isEmpty();
        assertThat(finding(share, -0.1)).isPresent();
        assertThat(finding(share, 10.1)).isPresent();
        assertThat(finding(share, 1.25)).hasValueSatisfying(text -> assertThat(text)
                .endsWith("has too many decimals; give a number from 0 to 10 with at most 1 decimals."));
        assertThat(finding("'type': 'number', 'decimalDigits': 0", 1.5))
                .hasValueSatisfying(text -> assertThat(text).endsWith("is no whole number; give a whole number."));
        assertThat(finding("'type': 'number', 'increment': '0.5'", 1.25)).isPresent();
        assertThat(finding("'type': 'number', 'increment': '0.5'", 1.5)).isEmpty();
        assertThat(finding("'type': 'number', 'serializeToString': true", "12.5"))
                .isEmpty();
    }

    @Test
    void a_text_keeps_its_type_length_and_pattern() {
        String code = "'type': 'textarea', 'validate': {'minLength': 2, 'maxLength': 4, 'pattern': '^[a-z]+$'}";
        assertThat(finding(code, "abcd")).isEmpty();
        assertThat(finding(code, "")).isEmpty();
        for (Object wrong : List.of("a", "abcde", "AB", 12, true)) {
            assertThat(finding(code, wrong)).isPresent();
        }
        assertThat(finding("'type': 'textfield', 'validate': {'required': true}", "  "))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "email, name@example.com, true",
        "email, first.last+tag@sub.example-site.co, true",
        "email, name, false",
        "email, name@, false",
        "email, a b@example.com, false",
        "email, a@b@example.com, false",
        "phone, +358401234567, true",
        "phone, 00358401234567, true",
        "phone, 0401234567, false",
        "phone, +358 hello, false"
    })
    void email_and_phone_have_their_form(String kind, String value, boolean valid) {
        assertThat(finding("'type': 'textfield', 'validate': {'validationType': '" + kind + "'}", value)
                        .isEmpty())
                .isEqualTo(valid);
    }

    @Test
    void an_email_long_enough_to_attack_a_pattern_is_refused_at_once() {
        assertThat(finding(
                        "'type': 'textfield', 'validate': {'validationType': 'email'}", "a@" + "b".repeat(3000) + "!"))
                .isPresent();
    }

    @Test
    void a_choice_is_one_of_the_choices() {
        assertThat(finding("'type': 'radio', " + CHOICES, "a")).isEmpty();
        assertThat(finding("'type': 'select', " + CHOICES, "")).isEmpty();
        for (Object wrong : List.of("A", "a ", 1, List.of("a"))) {
            assertThat(finding("'type': 'radio', " + CHOICES, wrong)).isPresent();
        }
        for (String type : List.of("checklist", "taglist")) {
            String several = "'type': '" + type + "', 'validate': {'required': true}, " + CHOICES;
            assertThat(finding(several, List.of("a", "b"))).isEmpty();
            assertThat(finding(
                            several,
                            Variables.serializedObjectValue("[\"b\"]")
                                    .serializationDataFormat("application/json")
                                    .create()))
                    .isEmpty();
            for (Object wrong : List.of(List.of("a", "c"), List.of(), "a", 1)) {
                assertThat(finding(several, wrong)).isPresent();
            }
        }
    }

    @Test
    void a_choice_may_come_from_a_variable() {
        VariableMap values = Variables.createVariables().putValue("teams", List.of("sales", "delivery"));
        assertThat(findings("'type': 'select', 'valuesKey': 'teams'", values.putValue("x", "sales")))
                .isEmpty();
        assertThat(findings("'type': 'select', 'valuesKey': 'teams'", values.putValue("x", "none")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-2-3", "02.11.2026", "tomorrow", "2026-11-02T10:00"})
    void a_day_is_iso(String wrong) {
        assertThat(finding("'type': 'datetime', 'subtype': 'date'", wrong)).isPresent();
        assertThat(finding("'type': 'datetime', 'subtype': 'date'", "2026-11-02"))
                .isEmpty();
        assertThat(finding("'type': 'datetime', 'subtype': 'date'", new Date())).isEmpty();
        assertThat(finding("'type': 'datetime', 'subtype': 'date'", 20261102)).isPresent();
    }

    @Test
    void a_day_may_have_to_lie_ahead() {
        String ahead = "'type': 'datetime', 'subtype': 'date', 'disallowPassedDates': true";
        assertThat(finding(ahead, "2001-01-01")).hasValueSatisfying(text -> assertThat(text)
                .endsWith(
                        "is in the past; give a day such as 2026-11-02, not in the past, at most 5 years from today."));
        assertThat(finding(ahead, LocalDate.now().plusYears(4).toString())).isEmpty();
    }

    @Test
    void a_day_is_past_by_the_clock_and_the_zone_of_the_company() {
        String ahead = "'type': 'datetime', 'subtype': 'date', 'disallowPassedDates': true";
        Clock clock = Clock.fixed(Instant.parse("2026-11-02T22:30:00Z"), ZoneId.of("Europe/Helsinki"));

        assertThat(findings(ahead, Variables.createVariables().putValue("x", "2026-11-02"), clock))
                .isEmpty();
        assertThat(findings(ahead, Variables.createVariables().putValue("x", "2026-11-01"), clock))
                .singleElement()
                .asString()
                .contains("is in the past");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2031-11-03", "9999-12-31", "+10000-01-01", "+999999999-12-31"})
    void a_day_is_not_too_far_ahead(String far) {
        assertThat(onNovemberSecond(far))
                .singleElement()
                .asString()
                .contains("\"" + far + "\" is more than 5 years ahead; give a day such as 2026-11-02")
                .endsWith("at most 5 years from today.");
        assertThat(onNovemberSecond("2031-11-02")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-11-01", "0001-01-01", "-0001-01-01", "-999999999-01-01"})
    void a_day_is_not_too_long_ago(String far) {
        assertThat(onNovemberSecond(far)).singleElement().asString().contains("is more than 5 years ago");
        assertThat(onNovemberSecond("2021-11-02")).isEmpty();
    }

    @Test
    void a_point_in_time_is_not_too_far_either() {
        assertThat(onNovemberSecond(new Date(Long.MAX_VALUE))).hasSize(1);
        assertThat(onNovemberSecond(new Date(Long.MIN_VALUE))).hasSize(1);
        assertThat(finding("'type': 'datetime', 'subtype': 'datetime'", "+999999999-12-31T13:30"))
                .isPresent();
    }

    private List<String> onNovemberSecond(Object day) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneId.of("Europe/Helsinki"));
        return findings(
                "'type': 'datetime', 'subtype': 'date'",
                Variables.createVariables().putValue("x", day),
                clock);
    }

    @Test
    void times_are_iso() {
        assertThat(finding("'type': 'datetime', 'subtype': 'time'", "13:30")).isEmpty();
        assertThat(finding("'type': 'datetime', 'subtype': 'time'", "25:30")).isPresent();
        assertThat(finding("'type': 'datetime', 'subtype': 'datetime'", "2026-11-02T13:30"))
                .isEmpty();
        assertThat(finding("'type': 'datetime', 'subtype': 'datetime'", "2026-11-02"))
                .isPresent();
    }

    @Test
    void a_required_box_is_ticked() {
        assertThat(finding("'type': 'checkbox'", false)).isEmpty();
        assertThat(finding("'type': 'checkbox'", "true")).isPresent();
        assertThat(finding("'type': 'checkbox', 'validate': {'required': true}", true))
                .isEmpty();
        assertThat(finding("'type': 'checkbox', 'validate': {'required': true}", false))
                .contains("The field (x): \"false\" is not enough; tick it (true).");
        assertThat(finding("'type': 'checkbox', 'validate': {'required': true}", null))
                .isPresent();
    }

    @Test
    void what_only_shows_something_is_not_checked() {
        assertThat(finding("'type': 'expression', 'expression': '=1'", "anything"))
                .isEmpty();
        assertThat(finding("'type': 'number', 'disabled': true", "anything")).isEmpty();
        assertThat(finding("'type': 'number', 'readonly': true", "anything")).isEmpty();
    }

    private static Optional<String> finding(String field, Object value) {
        return findings(field, Variables.createVariables().putValue("x", value)).stream()
                .findFirst();
    }

    private static List<String> findings(String field, VariableMap values) {
        return findings(field, values, Clock.systemUTC());
    }

    private static List<String> findings(String field, VariableMap values, Clock clock) {
        String form = "{'components': [{'key': 'x', 'label': 'The field', " + field + "}]}";
        byte[] json = form.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new FormCheck(null, clock).findings(Form.read("test", json), values);
    }
}
