package org.ostopolku.security.web;

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
import org.ostopolku.platform.web.CsvTableConverter;
import org.ostopolku.platform.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.WebUtils;

/**
 * A request that came through the door, of somebody who is known. The parameters {@code format} and {@code locale} stand
 * for the headers that a link cannot carry.
 */
class ApiRequest extends HttpServletRequestWrapper {

    private static final Map<String, String> FORMATS =
            Map.of("json", MediaType.APPLICATION_JSON_VALUE, "csv", CsvTableConverter.TYPE);
    private static final Map<String, Locale> LANGUAGES =
            Map.of("fi", Locale.forLanguageTag("fi"), "en", Locale.ENGLISH);

    private final Caller caller;
    private final Optional<String> accept;
    private final Locale locale;

    /** @throws Problem if the format or the locale is unknown */
    ApiRequest(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
        this.accept = Optional.ofNullable(request.getParameter("format"))
                .map(format -> known("format", format, FORMATS, "give json or csv"));
        this.locale = Optional.ofNullable(request.getParameter("locale"))
                .map(language -> known("locale", language, LANGUAGES, "give fi or en"))
                .orElseGet(() -> Collections.list(request.getLocales()).stream()
                        .map(preferred -> LANGUAGES.get(preferred.getLanguage()))
                        .filter(language -> language != null)
                        .findFirst()
                        .orElse(Locale.ENGLISH));
    }

    private static <T> T known(String parameter, String value, Map<String, T> known, String right) {
        if (!known.containsKey(value)) {
            throw Problem.invalidParameter(parameter, value, right);
        }
        return known.get(value);
    }

    /** The request as it came through the door; empty if it came another way. */
    static Optional<ApiRequest> of(ServletRequest request) {
        return Optional.ofNullable(WebUtils.getNativeRequest(request, ApiRequest.class));
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.id();
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
