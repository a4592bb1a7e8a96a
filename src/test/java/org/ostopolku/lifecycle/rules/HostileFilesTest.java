package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.platform.expression.HostileEntry;

/** A hostile model, table or form is not deployed; a safety rule names the problem. */
@Tag("once")
class HostileFilesTest {

    private static final int AT_LEAST = 60;

    private static final List<String> RULES = Stream.of(
                    Stream.of(FileRule.READABLE),
                    Stream.of(SafetyRule.values()),
                    Stream.of(ContentRule.values()),
                    Stream.of(FormSafetyRule.values()))
            .flatMap(rules -> rules)
            .map(Rule::name)
            .toList();

    static Stream<HostileEntry> files() {
        return HostileEntry.all(HostileEntry.Kind.MODEL, HostileEntry.Kind.TABLE, HostileEntry.Kind.FORM);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void the_file_is_refused(HostileEntry hostile) {
        Map<String, byte[]> files = new HashMap<>();
        hostile.files().forEach((name, content) -> files.put(name, content.getBytes(StandardCharsets.UTF_8)));

        assertThat(ModelRules.check(files, ShippedFiles.KNOWN))
                .as(hostile + ": " + hostile.files())
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsAnyElementsOf(RULES);
    }

    @Test
    void there_are_many_of_them() {
        assertThat(HostileEntry.all(HostileEntry.Kind.values()).map(HostileEntry::name))
                .hasSizeGreaterThanOrEqualTo(AT_LEAST)
                .doesNotHaveDuplicates();
    }
}
