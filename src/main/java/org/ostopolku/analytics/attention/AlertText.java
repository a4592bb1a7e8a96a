package org.ostopolku.analytics.attention;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The text of an alert mail: names and values of KPIs, no data of customers. */
@Component
class AlertText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Clock clock;

    AlertText(Clock clock) {
        this.clock = clock;
    }

    String subject(Alerts.Changes changes) {
        var begun = changes.begun();
        if (begun.isEmpty()) {
            return changes.ended().size() == 1
                    ? "Within its limit again: " + changes.ended().get(0).name()
                    : changes.ended().size() + " KPIs are within their limits again";
        }
        return begun.size() == 1
                ? "Past its limit: " + begun.get(0).name()
                : begun.size() + " KPIs are past their limits";
    }

    String body(Alerts.Changes changes) {
        return part("Now past the limit", changes.begun(), alert -> "")
                + part("Within the limit again", changes.ended(), alert -> "")
                + part(
                        "Still past the limit",
                        changes.lasting(),
                        alert -> ", since " + DAY.format(alert.since().atZone(clock.getZone())))
                + """
                Each figure is that of the last %d days, of all customers together. In Cockpit, the page "Customer journey"
                shows the journeys behind each figure; there you can also stop these mails.
                """.formatted(RecentFigures.DAYS);
    }

    private static String part(String title, List<Alert> alerts, Function<Alert, String> more) {
        return alerts.isEmpty()
                ? ""
                : alerts.stream()
                        .map(alert -> "- %s%s: %s, limit %s%s%n"
                                .formatted(
                                        alert.name(),
                                        stage(alert),
                                        number(alert.value(), alert.unit()),
                                        number(alert.limit(), alert.unit()),
                                        more.apply(alert)))
                        .collect(Collectors.joining("", title + "\n", "\n"));
    }

    private static String stage(Alert alert) {
        return "all".equals(alert.stage()) ? "" : " (stage " + alert.stage() + ")";
    }

    private static String number(double value, String unit) {
        var format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits("EUR".equals(unit) ? 0 : 1);
        return switch (unit) {
            case "share" -> format.format(100 * value) + " %";
            case "percent" -> format.format(value) + " %";
            case "EUR" -> "EUR " + format.format(value);
            case "days", "hours" -> format.format(value) + " " + unit;
            default -> format.format(value);
        };
    }
}
