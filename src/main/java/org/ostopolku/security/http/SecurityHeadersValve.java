package org.ostopolku.security.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Tells browsers what they may do with an answer. A valve of the server, because a request that cannot be read is refused
 * before any filter, and that refusal is an answer too. Whatever sets one of these headers itself is left alone: the web
 * applications have a content security policy of their own.
 */
class SecurityHeadersValve extends ValveBase {

    /** Of data and errors nothing is to be loaded, run or framed. */
    private static final String NOTHING =
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
        headers.put("Content-Security-Policy", paths.isPage(request) ? OWN_FILES_ONLY : NOTHING);
        if (request.isSecure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        if (paths.isData(request)) {
            headers.put("Cache-Control", "no-store");
        }
        headers.forEach(response::setHeader);
        getNext().invoke(request, response);
        // An answer to an error may have begun anew, without them.
        if (!response.isCommitted()) {
            headers.forEach((name, value) -> {
                if (!response.containsHeader(name)) {
                    response.setHeader(name, value);
                }
            });
        }
    }
}
