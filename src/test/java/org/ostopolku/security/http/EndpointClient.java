package org.ostopolku.security.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Sends requests to the endpoints of the running application, and undoes what they do. */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class EndpointClient {

    private final int port;
    private final Set<Endpoint> endpoints;
    private final TestCallers callers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    EndpointClient(
            @LocalServerPort int port,
            ServletWebServerApplicationContext application,
            ProcessEngine engine,
            TestRestTemplate rest) {
        this.port = port;
        this.endpoints = new Endpoints(application).all();
        this.callers = new TestCallers(rest, engine.getIdentityService());
    }

    /** Every endpoint of the application. */
    Set<Endpoint> endpoints() {
        return endpoints;
    }

    /** The users and other callers of the requests. */
    TestCallers callers() {
        return callers;
    }

    /** @param body null if there is none */
    HttpResponse<String> send(String verb, String path, Map<String, String> headers, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .header(RequestUndo.HEADER, "true")
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
