package org.ostopolku.security.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/** Error responses in the format of the engine's REST API. */
final class RestError {

    private RestError() {}

    static Response respond(Response.Status status, String type, String sentence) {
        var error = new ExceptionDto();
        error.setType(type);
        error.setMessage(sentence);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }
}
