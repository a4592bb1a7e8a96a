package org.ostopolku.lifecycle.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Every template keeps Camunda's own schema of element templates for Camunda 7. */
@Tag("once")
class TemplateSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonSchema SCHEMA = schema();

    static List<Path> files() {
        return ElementTemplate.files();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void the_template_is_valid(Path file) throws IOException {
        assertThat(SCHEMA.validate(JSON.readTree(file.toFile()))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void the_file_tells_what_it_is(Path file) throws IOException {
        var template = JSON.readTree(file.toFile());

        assertThat(template.path("id").asText())
                .isEqualTo("org.ostopolku." + file.getFileName().toString().replace(".json", ""));
        assertThat(template.path("version").asInt()).isPositive();
        assertThat(template.path("description").asText()).endsWith(".");
    }

    @Test
    void what_is_no_template_is_not_valid() throws IOException {
        var template = (ObjectNode) JSON.readTree(ElementTemplate.files().get(0).toFile());
        ((ObjectNode) template.path("properties").get(0).path("binding")).put("type", "camunda:taskListener");

        assertThat(SCHEMA.validate(template)).isNotEmpty();
    }

    private static JsonSchema schema() {
        try {
            var content =
                    JSON.readTree(new ClassPathResource("template/element-templates.schema.json").getInputStream());
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
