package org.ostopolku.lifecycle.experiment;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.ostopolku.lifecycle.experiment.ComparisonMetric.Enough;
import org.ostopolku.lifecycle.experiment.ComparisonMetric.Unit;

/** Says in a sentence what can be told of the difference of two versions. */
final class SignificanceText {

    private static final String MORE = "more";
    private static final String LESS = "less";
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private SignificanceText() {}

    static ComparedFigure of(
            ComparisonMetric compared,
            int firstVersion,
            List<StageVisit> first,
            int secondVersion,
            List<StageVisit> second) {
        var ofFirst = compared.of(first);
        var ofSecond = compared.of(second);
        var one = compared.estimate(ofFirst);
        var other = compared.estimate(ofSecond);
        var difference = Estimates.difference(one, other);
        var lacking =
                lacking(compared.enough(), firstVersion, ofFirst) + lacking(compared.enough(), secondVersion, ofSecond);
        var verdict = lacking.isEmpty() ? verdict(difference) : "too-few";
        return new ComparedFigure(
                compared.id(),
                compared.title(),
                compared.unit().name(),
                compared.good(),
                ofFirst.size(),
                one,
                ofSecond.size(),
                other,
                difference,
                verdict,
                lacking.isEmpty()
                        ? says(compared, secondVersion, difference, verdict)
                        : "Not enough %s yet: of the %d that each version needs%s."
                                .formatted(
                                        compared.enough().of(),
                                        compared.enough().number(),
                                        lacking));
    }

    private static String lacking(Enough enough, int version, List<StageVisit> stays) {
        var there = enough.in(stays);
        return there < enough.number() ? ", version %d has %d".formatted(version, there) : "";
    }

    private static String verdict(Estimate difference) {
        if (difference.low() != null && difference.low() > 0) {
            return MORE;
        }
        return difference.high() != null && difference.high() < 0 ? LESS : "unclear";
    }

    private static String says(ComparisonMetric compared, int version, Estimate difference, String verdict) {
        var range = range(compared.unit(), difference);
        return switch (verdict) {
            case MORE -> "Version %d %s: %s".formatted(version, compared.more(), range);
            case LESS -> "Version %d %s: %s".formatted(version, compared.less(), range);
            default -> "No difference can be told from chance yet" + (range.isEmpty() ? "." : " (" + range + ").");
        };
    }

    /** Such as "+6 to +14 percentage points". */
    private static String range(Unit unit, Estimate difference) {
        var low = difference.low();
        var high = difference.high();
        if (low == null && high == null) {
            return "";
        }
        var bounds = low == null
                ? "at most " + number(unit, high)
                : high == null ? "at least " + number(unit, low) : number(unit, low) + " to " + number(unit, high);
        return bounds
                + switch (unit) {
                    case share -> " percentage points";
                    case days -> " days";
                    case EUR -> " EUR";
                };
    }

    private static String number(Unit unit, double value) {
        var format = new DecimalFormat(unit == Unit.EUR ? "+#,##0;−#,##0" : "+0.0;−0.0", SYMBOLS);
        return format.format(unit == Unit.share ? value * 100 : value);
    }
}
