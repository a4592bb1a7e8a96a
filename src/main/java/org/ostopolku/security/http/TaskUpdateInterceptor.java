package org.ostopolku.security.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;

/**
 * Lets a task be sent back as it was received. Tasklist sends the whole task to set the due date or the follow-up date, with
 * {@code camundaFormRef}, which only the model sets. The engine (7.24.0, TaskDto) declares it as an interface, cannot read it,
 * and would answer 400 for every task with a Camunda Form.
 */
class TaskUpdateInterceptor implements ReaderInterceptor {

    private static final String FORM_REFERENCE = "camundaFormRef";

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext request) throws IOException {
        if (TaskDto.class.equals(request.getType())) {
            var body = request.getInputStream().readAllBytes();
            request.setInputStream(new ByteArrayInputStream(withoutFormReference(body)));
        }
        return request.proceed();
    }

    /** A body that is no JSON object stays as it is: the engine answers it. */
    private byte[] withoutFormReference(byte[] body) throws IOException {
        try {
            if (json.readTree(body) instanceof ObjectNode task && task.remove(FORM_REFERENCE) != null) {
                return json.writeValueAsBytes(task);
            }
        } catch (JsonProcessingException e) {
            return body;
        }
        return body;
    }
}
