package org.ostopolku.security.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/**
 * What is found where.
 *
 * @param webapp where the web applications are
 */
record WebPaths(String webapp) {

    /** A page of our own outside of the web applications. */
    boolean isPage(HttpServletRequest request) {
        return path(request).startsWith("/journey-map/");
    }

    /** What is told for this moment and this person. */
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
