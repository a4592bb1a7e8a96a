package org.ostopolku.process.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import org.ostopolku.platform.engine.DateLimits;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * A day, a time of day, or both, as ISO text; a day and a moment may be a {@link Date} as well. A day lies within
 * {@link DateLimits}: a customer with a later day to be asked again would never be asked.
 */
@UsesEngineInternals("the engine reads its time from ClockUtil")
class DateRule implements FieldRule {

    private enum Kind {
        DATE("day", "2026-11-02", DateTimeFormatter.ISO_LOCAL_DATE),
        TIME("time", "13:30", DateTimeFormatter.ISO_TIME),
        DATETIME("day and time", "2026-11-02T13:30", DateTimeFormatter.ISO_DATE_TIME);

        private final String title;
        private final String example;
        private final DateTimeFormatter format;

        Kind(String title, String example, DateTimeFormatter format) {
            this.title = title;
            this.example = example;
            this.format = format;
        }
    }

    private final Clock clock;
    private final Kind kind;
    private final boolean notPast;

    DateRule(Field field, Clock clock) {
        this.clock = clock;
        this.kind = switch (field.json().path("subtype").asText()) {
            case "time" -> Kind.TIME;
            case "datetime" -> Kind.DATETIME;
            default -> Kind.DATE;
        };
        this.notPast = field.json().path("disallowPassedDates").asBoolean();
    }

    @Override
    public Optional<String> problem(Object value) {
        if (value instanceof Date date && kind != Kind.TIME) {
            return limits(LocalDate.ofInstant(date.toInstant(), clock.getZone()));
        }
        if (!(value instanceof String text)) {
            return Optional.of("is no " + kind.title);
        }
        try {
            var parsed = kind.format.parse(text);
            return kind == Kind.TIME ? Optional.empty() : limits(LocalDate.from(parsed));
        } catch (DateTimeException e) {
            return Optional.of("is no " + kind.title);
        }
    }

    /** Yesterday is accepted, because the browser of the user may be in another time zone. */
    private Optional<String> limits(LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        return notPast && day.isBefore(today.minusDays(1))
                ? Optional.of("is in the past")
                : DateLimits.problem(day, today);
    }

    @Override
    public String fix() {
        return "give a " + kind.title + " such as " + kind.example + (notPast ? ", not in the past" : "")
                + (kind == Kind.TIME ? "" : ", " + DateLimits.DAYS_FIX);
    }
}
