package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** A form sends nothing to other hosts, and asks for no secrets. */
enum FormSafetyRule implements Rule {
    FORM_ADDRESS("a form links to pages of Ostopolku only, without data in the address", FormSafetyRule::addresses),
    FORM_INPUT("a form asks by its fields only", FormSafetyRule::inputs),
    NO_PASSWORD("a form asks for no password", FormSafetyRule::passwords);

    /** The attributes of HTML that have an address, with their values. */
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\b(?:href|srcset|action|formaction|poster|ping|background|cite|data|manifest)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>]*)",
            Pattern.CASE_INSENSITIVE);

    /** The targets of Markdown. */
    private static final Pattern TARGET = Pattern.compile("]\\(\\s*<?([^)]*)\\)|(?m)^\\s*\\[[^]]*]:\\s*(\\S*)");

    /** A path of this host without data. */
    private static final Pattern OWN_PAGE = Pattern.compile("(?:/(?![/\\\\])|#)[\\w/.#?=&%-]*");

    /** What a browser or Markdown reads as an address of another host, or loads from one. */
    private static final Pattern OTHER_HOST = Pattern.compile(
            "\\b[a-z][a-z0-9+.-]*:\\s*[/\\\\]{2}|\\bwww\\.\\w|<\\s*(?:mailto|tel|sms|ftp|https?):|\\burl\\s*\\(|@import|\\bimage-set\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern FEEL_TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A text in an expression that becomes a link or an element. */
    private static final Pattern BUILT = Pattern.compile("<|]\\(|//|\\bhref\\b|https?:", Pattern.CASE_INSENSITIVE);

    private static final Pattern INPUT = Pattern.compile(
            "<\\s*(?:input|button|textarea|select|video|audio|source|track|picture|area|portal|frame|frameset|applet)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> TYPED = Set.of("textfield", "textarea", "number");

    /** In the languages of the users. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(?i:pass ?(?:word|phrase|code)|kennwort|passwort|salasana|tunnusluku|lösenord|hasło|\\bcvv\\b)|\\bPINs?\\b");

    private final RuleCheck check;

    FormSafetyRule(String says, Function<FormFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(FormFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> addresses(FormFile form) {
        return form.parts()
                .filter(part -> FormTexts.shown(part).anyMatch(FormSafetyRule::hasForeignAddress))
                .map(part -> at(part, "link to a path such as /journey-map/, or leave the address out"));
    }

    private static boolean hasForeignAddress(String shown) {
        var text = HtmlUtils.htmlUnescape(shown);
        return OTHER_HOST.matcher(text).find()
                || ATTRIBUTE.matcher(text).results().anyMatch(FormSafetyRule::isForeign)
                || TARGET.matcher(text).results().anyMatch(FormSafetyRule::isForeign)
                || expressions(text)
                        .flatMap(feel -> FEEL_TEXT.matcher(feel).results())
                        .anyMatch(literal -> BUILT.matcher(literal.group(1)).find());
    }

    private static boolean isForeign(MatchResult found) {
        var address = found.group(1) == null && found.groupCount() > 1 ? found.group(2) : found.group(1);
        return !OWN_PAGE.matcher(address.replaceAll("^[\"']|[\"']$", "").strip())
                .matches();
    }

    private static Stream<String> expressions(String text) {
        return text.startsWith("=")
                ? Stream.of(text)
                : TEMPLATE.matcher(text).results().map(template -> template.group(1));
    }

    private static Stream<Violation> inputs(FormFile form) {
        return form.parts()
                .filter(part -> FormTexts.shown(part).anyMatch(text -> INPUT.matcher(HtmlUtils.htmlUnescape(text))
                        .find()))
                .map(part -> at(part, "ask by a field of the form instead of an element of HTML"));
    }

    private static Stream<Violation> passwords(FormFile form) {
        return form.parts()
                .filter(part -> TYPED.contains(part.path("type").asText()))
                .filter(part -> Stream.concat(
                                FormTexts.shown(part),
                                Stream.of(part.path("key").asText()))
                        .anyMatch(text -> PASSWORD.matcher(text).find()))
                .map(part -> at(part, "leave it out: answers are stored and shown as plain text"));
    }

    private static Violation at(JsonNode part, String fix) {
        return Violation.at(
                part.path("id").asText(part.path("key").asText()),
                part.path("label").asText(null),
                fix);
    }
}
