package org.ostopolku.process.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Optional;

/** A day, a time of day, or both, as ISO text; a day and a moment may be a {@link Date} as well. */
class DateRule implements FieldRule {

    private final Clock clock;
    private final String kind;
    private final boolean notPast;

    DateRule(Field field, Clock clock) {
        this.clock = clock;
        this.kind = field.json().path("subtype").asText("date");
        this.notPast = field.json().path("disallowPassedDates").asBoolean();
    }

    @Override
    public Optional<String> problem(Object value) {
        if (value instanceof Date date && !kind.equals("time")) {
            return past(LocalDate.ofInstant(date.toInstant(), clock.getZone()));
        }
        if (!(value instanceof String text)) {
            return Optional.of("is no " + name());
        }
        try {
            TemporalAccessor parsed = format().parse(text);
            return kind.equals("time") ? Optional.empty() : past(LocalDate.from(parsed));
        } catch (DateTimeException e) {
            return Optional.of("is no " + name());
        }
    }

    /** Yesterday is accepted, because the browser of the user may be in another time zone. */
    private Optional<String> past(LocalDate day) {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        return notPast && day.isBefore(yesterday) ? Optional.of("is in the past") : Optional.empty();
    }

    private DateTimeFormatter format() {
        return switch (kind) {
            case "time" -> DateTimeFormatter.ISO_TIME;
            case "datetime" -> DateTimeFormatter.ISO_DATE_TIME;
            default -> DateTimeFormatter.ISO_LOCAL_DATE;
        };
    }

    private String name() {
        return switch (kind) {
            case "time" -> "time";
            case "datetime" -> "day and time";
            default -> "day";
        };
    }

    @Override
    public String fix() {
        String example =
                switch (kind) {
                    case "time" -> "13:30";
                    case "datetime" -> "2026-11-02T13:30";
                    default -> "2026-11-02";
                };
        return "give a " + name() + " such as " + example + (notPast ? ", not in the past" : "");
    }
}
