package org.ostopolku.process.form;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text: its length, its pattern, and whether it is an e-mail address or a phone number. */
class TextRule implements FieldRule {

    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>()\\[\\],;:\"\\\\]+@[\\p{Alnum}]([\\p{Alnum}-]*[\\p{Alnum}])?(\\.[\\p{Alnum}]([\\p{Alnum}-]*[\\p{Alnum}])?)*");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{5,14}");

    private final String kind;
    private final String pattern;
    private final BigDecimal shortest;
    private final BigDecimal longest;

    TextRule(Field field, FormFeel feel) {
        this.kind = field.rule("validationType").asText();
        this.pattern = field.rule("pattern").asText();
        this.shortest = FormValues.number(feel.valueOf(field.rule("minLength")));
        this.longest = FormValues.number(feel.valueOf(field.rule("maxLength")));
    }

    @Override
    public boolean isEmpty(Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    @Override
    public Optional<String> problem(Object value) {
        if (!(value instanceof String text)) {
            return Optional.of("is no text");
        }
        BigDecimal length = BigDecimal.valueOf(text.trim().length());
        if (shortest != null && length.compareTo(shortest) < 0) {
            return Optional.of("is too short");
        }
        if (longest != null && length.compareTo(longest) > 0) {
            return Optional.of("has " + length + " characters, too many");
        }
        boolean fits =
                switch (kind) {
                    case "email" -> EMAIL.matcher(text).matches();
                    case "phone" -> PHONE.matcher(text).matches();
                    default -> true;
                };
        return fits && Pattern.compile(pattern).matcher(text).find()
                ? Optional.empty()
                : Optional.of("is not of the right form");
    }

    @Override
    public String fix() {
        String what =
                switch (kind) {
                    case "email" -> "give an e-mail address such as name@example.com";
                    case "phone" -> "give an international phone number such as +358401234567";
                    default -> pattern.isEmpty() ? "give a text" : "give a text of the form " + pattern;
                };
        return what + FormValues.limits(shortest, longest, " characters");
    }
}
