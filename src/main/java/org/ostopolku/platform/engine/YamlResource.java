package org.ostopolku.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a YAML file of the class path into a record. */
public final class YamlResource {

    private YamlResource() {}

    /** @throws IllegalStateException if the file cannot be read */
    public static <T> T read(String file, Class<T> type) {
        try (var content = new ClassPathResource(file).getInputStream()) {
            return new ObjectMapper()
                    .convertValue(new Yaml(new SafeConstructor(new LoaderOptions())).load(content), type);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
