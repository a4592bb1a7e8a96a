package org.ostopolku.platform.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.WebUtils;

/**
 * A request to {@code /api} of an authenticated caller. The parameters {@code format} and {@code locale} replace the
 * headers Accept and Accept-Language, which a link cannot set.
 */
public class ApiRequest extends HttpServletRequestWrapper {

    private static final Map<String, String> FORMATS =
            Map.of("json", MediaType.APPLICATION_JSON_VALUE, "csv", CsvTableConverter.TYPE);
    private static final Map<String, Locale> LANGUAGES =
            Map.of("fi", Locale.forLanguageTag("fi"), "en", Locale.ENGLISH);

    private final Principal caller;
    private final Optional<String> accept;
    private final Locale locale;

    /** @throws Problem if the format or the locale is unknown */
    public ApiRequest(HttpServletRequest request, Principal caller) {
        super(request);
        this.caller = caller;
        this.accept = Optional.ofNullable(request.getParameter("format"))
                .map(format -> supported("format", format, FORMATS, "give json or csv"));
        this.locale = Optional.ofNullable(request.getParameter("locale"))
                .map(language -> supported("locale", language, LANGUAGES, "give fi or en"))
                .orElseGet(() -> Collections.list(request.getLocales()).stream()
                        .map(preferred -> LANGUAGES.get(preferred.getLanguage()))
                        .filter(language -> language != null)
                        .findFirst()
                        .orElse(Locale.ENGLISH));
    }

    private static <T> T supported(String parameter, String value, Map<String, T> values, String expected) {
        if (!values.containsKey(value)) {
            throw Problem.invalidParameter(parameter, value, expected);
        }
        return values.get(value);
    }

    /** Whether the request, or one that it wraps, is an API request. */
    static boolean isIn(ServletRequest request) {
        return WebUtils.getNativeRequest(request, ApiRequest.class) != null;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.getName();
    }

    @Override
    public String getHeader(String name) {
        return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? accept.orElse(super.getHeader(name)) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HttpHeaders.ACCEPT.equalsIgnoreCase(name) && accept.isPresent()
                ? Collections.enumeration(List.of(accept.get()))
                : super.getHeaders(name);
    }

    @Override
    public Locale getLocale() {
        return locale;
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(locale));
    }
}
