package org.ostopolku;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Deploys a file with the request that Camunda Modeler sends. */
public final class CamundaModeler {

    private CamundaModeler() {}

    /** @param rest with the credentials of the user */
    public static ResponseEntity<JsonNode> deploy(TestRestTemplate rest, String file, String content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", file.substring(0, file.indexOf('.')));
        parts.add("deployment-source", "Camunda Modeler");
        parts.add("enable-duplicate-filtering", "true");
        parts.add(file, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return file;
            }
        });
        return rest.postForEntity("/engine-rest/deployment/create", parts, JsonNode.class);
    }
}
