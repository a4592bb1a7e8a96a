package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is missing in a file, the rules answer with findings and never stumble. */
@Tag("once")
class AnyFileTest {

    private static final int CUTS = 60;

    private static final Pattern PIECE =
            Pattern.compile("(?s) [\\w:]+=\"[^\"]*\"|<([\\w:]+)(?: [^<>]*)?>(?:[^<]*|.*?)</\\1>|<[\\w:]+ [^<>]*/>"
                    + "|\"\\w+\": (?:\"[^\"]*\"|\\d+|true),?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sale.bpmn",
                "customer-journey.bpmn",
                "nurture.bpmn",
                "touchpoint-feedback.bpmn",
                "kpi-catalogue.dmn",
                "segment.dmn",
                "negotiate-with-the-customer.form"
            })
    void nothing_that_is_missing_stops_the_rules(String file) {
        String text = new String(ShippedFiles.all().get(file), StandardCharsets.UTF_8);
        List<MatchResult> pieces = PIECE.matcher(text).results().toList();
        Random random = new Random(4);
        for (int i = 0; i < CUTS; i++) {
            MatchResult piece = pieces.get(random.nextInt(pieces.size()));
            String cut = text.substring(0, piece.start()) + text.substring(piece.end());
            assertThatCode(() ->
                            ModelRules.check(Map.of(file, cut.getBytes(StandardCharsets.UTF_8)), ShippedFiles.KNOWN))
                    .as(file + " without " + piece.group())
                    .doesNotThrowAnyException();
        }
    }
}
