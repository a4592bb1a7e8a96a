package org.ostopolku.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Separator and decimal sign that spreadsheets of a language expect: {@code ;} and comma in Finnish, else {@code ,} and point. */
enum CsvDialect {
    FI(';', ','),
    EN(',', '.');

    /** Spreadsheets of any language recognise this as a date and time; they would not with a zone. */
    private static final DateTimeFormatter POINT_IN_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final String STARTS_A_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final char separator;
    private final char decimalSign;

    CsvDialect(char separator, char decimalSign) {
        this.separator = separator;
        this.decimalSign = decimalSign;
    }

    static CsvDialect of(Locale locale) {
        return "fi".equals(locale.getLanguage()) ? FI : EN;
    }

    char separator() {
        return separator;
    }

    /**
     * Formats a value as the text of a cell.
     *
     * @param zone time zone of dates with time
     */
    String format(Object value, ZoneId zone) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue())
                    ? new BigDecimal(number.toString()).toPlainString().replace('.', decimalSign)
                    : "";
        }
        if (value instanceof Instant instant) {
            return POINT_IN_TIME.format(LocalDateTime.ofInstant(instant, zone));
        }

        return escapeFormula(value.toString());
    }

    /** Puts an apostrophe before text that a spreadsheet would run as a formula. */
    private static String escapeFormula(String text) {
        String start = text.stripLeading();
        boolean formula = !start.isEmpty() && STARTS_A_FORMULA.indexOf(start.charAt(0)) >= 0;
        boolean control = !text.isEmpty() && Character.isISOControl(text.charAt(0));
        return formula || control ? "'" + text : text;
    }
}
