package org.ostopolku.security.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/**
 * Paths of pages and data.
 *
 * @param webapp path of the web applications
 */
record WebPaths(String webapp) {

    /** Whether the request is for a page of Ostopolku outside of the web applications. */
    boolean isPage(HttpServletRequest request) {
        return path(request).startsWith("/journey-map/");
    }

    /** Whether the response depends on the user and the time. */
    boolean isData(HttpServletRequest request) {
        return data().stream().anyMatch(path(request)::startsWith);
    }

    List<String> data() {
        return List.of("/engine-rest/", "/api/", "/actuator/", webapp + "/api/");
    }

    private static String path(HttpServletRequest request) {
        return Objects.toString(request.getServletPath(), "") + Objects.toString(request.getPathInfo(), "") + "/";
    }
}
