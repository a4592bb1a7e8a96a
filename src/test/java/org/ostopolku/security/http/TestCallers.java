package org.ostopolku.security.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.WebappLogin;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** The callers of endpoints.txt: three kinds without authentication, and a user of each group. */
class TestCallers {

    static final String STRANGER = "str";
    static final String FORGED = "for";
    static final String ENDED = "end";

    /** The group of each column, and the person of the demo who stands for it. */
    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("non", List.of("", "kuuno"));
        GROUPS.put("cha", List.of("channels", "verkko"));
        GROUPS.put("sal", List.of("sales", "aino"));
        GROUPS.put("mar", List.of("marketing", "iida"));
        GROUPS.put("ser", List.of("customer-service", "helmi"));
        GROUPS.put("del", List.of("delivery", "oskari"));
        GROUPS.put("pro", List.of("product", "tuuli"));
        GROUPS.put("fin", List.of("finance", "rauha"));
        GROUPS.put("ste", List.of("sales-management", "kaisa"));
        GROUPS.put("own", List.of("process-owners", "paavo"));
        GROUPS.put("man", List.of("managers", "marja"));
        GROUPS.put("adm", List.of("camunda-admin", "armas"));
    }

    private static final List<String> WITHOUT_ANY_PAGE = List.of("non", "cha");

    private final TestRestTemplate rest;
    private final Map<String, HttpHeaders> sessions = new HashMap<>();

    TestCallers(TestRestTemplate rest, IdentityService identities) {
        this.rest = rest;
        if (identities.createUserQuery().userId("kuuno").count() == 0) {
            var withoutGroup = identities.newUser("kuuno");
            withoutGroup.setPassword("kuuno-demo");
            identities.saveUser(withoutGroup);
        }
    }

    static List<String> columns() {
        var columns = new ArrayList<>(List.of(STRANGER, FORGED, ENDED));
        columns.addAll(GROUPS.keySet());
        return columns;
    }

    static List<String> groups() {
        return GROUPS.values().stream()
                .map(group -> group.get(0))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** What a visitor brings to an address; empty if there is no way to log in to it. */
    Optional<Map<String, String>> headers(String column, String path) {
        if (column.equals(STRANGER)) {
            return Optional.of(Map.of());
        }
        if (column.equals(FORGED)) {
            return Optional.of(Map.of(
                    "Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhcm1hcyJ9.",
                    "Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF; XSRF-TOKEN=forged",
                    "X-XSRF-TOKEN", "forged"));
        }
        if (column.equals(ENDED)) {
            return Optional.of(session(sessions.computeIfAbsent(ENDED, none -> ended())));
        }
        if (!path.startsWith("/camunda/")) {
            var login = person(column) + ":" + person(column) + "-demo";
            return Optional.of(Map.of(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))));
        }
        if (WITHOUT_ANY_PAGE.contains(column)) {
            return Optional.empty();
        }
        if (path.contains("/auth/")) {
            // It may end here.
            return Optional.of(session(begun(person(column))));
        }
        return Optional.of(session(sessions.computeIfAbsent(column, none -> begun(person(column)))));
    }

    private static String person(String column) {
        return GROUPS.get(column).get(1);
    }

    private HttpHeaders begun(String person) {
        return WebappLogin.headersOf("tasklist", person, person + "-demo", rest);
    }

    private HttpHeaders ended() {
        var session = begun("armas");
        rest.exchange(
                "/camunda/api/admin/auth/user/default/logout",
                HttpMethod.POST,
                new HttpEntity<>(session),
                String.class);
        return session;
    }

    private static Map<String, String> session(HttpHeaders session) {
        return Map.of(
                HttpHeaders.COOKIE,
                session.getFirst(HttpHeaders.COOKIE),
                "X-XSRF-TOKEN",
                session.getFirst("X-XSRF-TOKEN"));
    }
}
