package org.ostopolku.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a spreadsheet in one language reads CSV: in Finnish {@code ;} and a decimal comma, else {@code ,} and a point. */
enum CsvDialect {
    FI(';', ','),
    EN(',', '.');

    /** Recognised as a point in time by spreadsheets of any language, which a zone at its end would prevent. */
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
     * A value as the text of a cell.
     *
     * @param zone where points in time are told
     */
    String cell(Object value, ZoneId zone) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Instant instant) {
            return POINT_IN_TIME.format(LocalDateTime.ofInstant(instant, zone));
        }
        if (value instanceof OffsetDateTime time) {
            return cell(time.toInstant(), zone);
        }
        if (value instanceof ZonedDateTime time) {
            return cell(time.toInstant(), zone);
        }
        return harmless(value.toString());
    }

    private String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? plain(new BigDecimal(number.toString())) : "";
        }
        return plain(new BigDecimal(number.toString()));
    }

    private String plain(BigDecimal number) {
        return number.toPlainString().replace('.', decimalSign);
    }

    /** Text that a spreadsheet would take for a formula, and run, gets an apostrophe before it. */
    private static String harmless(String text) {
        String start = text.stripLeading();
        boolean formula = !start.isEmpty() && STARTS_A_FORMULA.indexOf(start.charAt(0)) >= 0;
        boolean control = !text.isEmpty() && Character.isISOControl(text.charAt(0));
        return formula || control ? "'" + text : text;
    }
}
