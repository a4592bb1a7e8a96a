package org.ostopolku.security.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Sets the security headers of every response. It is a valve, because the server refuses malformed requests before any filter
 * runs. Headers that the application sets itself are kept, such as the content security policy of the web applications.
 */
class SecurityHeadersValve extends ValveBase {

    /** For data and errors: nothing may be loaded, run or framed. */
    private static final String NONE_ALLOWED =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String OWN_FILES_ONLY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private final WebPaths paths;

    SecurityHeadersValve(WebPaths paths) {
        super(true);
        this.paths = paths;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var headers = new LinkedHashMap<>(ALWAYS);
        headers.put("Content-Security-Policy", paths.isPage(request) ? OWN_FILES_ONLY : NONE_ALLOWED);
        if (request.isSecure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        if (paths.isData(request)) {
            headers.put("Cache-Control", "no-store");
        }
        headers.forEach(response::setHeader);
        getNext().invoke(request, response);
        // An error response resets the headers.
        if (!response.isCommitted()) {
            headers.forEach((name, value) -> {
                if (!response.containsHeader(name)) {
                    response.setHeader(name, value);
                }
            });
        }
    }
}
