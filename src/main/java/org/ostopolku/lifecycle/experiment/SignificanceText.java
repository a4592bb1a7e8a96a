package org.ostopolku.lifecycle.experiment;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.ostopolku.lifecycle.experiment.ComparisonMetric.SampleSize;
import org.ostopolku.lifecycle.experiment.ComparisonMetric.Unit;

/** Compares a metric of two versions, with a sentence about the significance of the difference. */
final class SignificanceText {

    private static final String MORE = "more";
    private static final String LESS = "less";
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private SignificanceText() {}

    static ComparedFigure compare(
            ComparisonMetric metric,
            int firstVersion,
            List<StageVisit> first,
            int secondVersion,
            List<StageVisit> second) {
        var firstVisits = metric.select(first);
        var secondVisits = metric.select(second);
        var one = metric.estimate(firstVisits);
        var other = metric.estimate(secondVisits);
        var difference = Estimates.difference(one, other);
        var lacking = lacking(metric.sampleSize(), firstVersion, firstVisits)
                + lacking(metric.sampleSize(), secondVersion, secondVisits);
        var verdict = lacking.isEmpty() ? verdict(difference) : "too-few";
        return new ComparedFigure(
                metric.id(),
                metric.title(),
                metric.unit().name(),
                metric.good(),
                firstVisits.size(),
                one,
                secondVisits.size(),
                other,
                difference,
                verdict,
                lacking.isEmpty()
                        ? describe(metric, secondVersion, difference, verdict)
                        : "Not enough %s yet: of the %d that each version needs%s."
                                .formatted(
                                        metric.sampleSize().unit(),
                                        metric.sampleSize().number(),
                                        lacking));
    }

    private static String lacking(SampleSize sampleSize, int version, List<StageVisit> visits) {
        var there = sampleSize.count(visits);
        return there < sampleSize.number() ? ", version %d has %d".formatted(version, there) : "";
    }

    private static String verdict(Estimate difference) {
        if (difference.low() != null && difference.low() > 0) {
            return MORE;
        }
        return difference.high() != null && difference.high() < 0 ? LESS : "unclear";
    }

    private static String describe(ComparisonMetric metric, int version, Estimate difference, String verdict) {
        var range = range(metric.unit(), difference);
        return switch (verdict) {
            case MORE -> "Version %d %s: %s".formatted(version, metric.more(), range);
            case LESS -> "Version %d %s: %s".formatted(version, metric.less(), range);
            default -> "No significant difference yet" + (range.isEmpty() ? "." : " (" + range + ").");
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
