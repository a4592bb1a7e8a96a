package org.ostopolku.platform.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models, decision tables and forms in the jar. */
@Component
public class ShippedModels {

    /** Source of the deployments from the jar. */
    public static final String SOURCE = "ostopolku";

    private final Map<String, byte[]> contents = new TreeMap<>();

    ShippedModels(ResourcePatternResolver resources) {
        try {
            for (var pattern : List.of("bpmn/**/*.bpmn", "bpmn/**/*.dmn", "forms/**/*.form")) {
                for (var file : resources.getResources("classpath*:" + pattern)) {
                    contents.put(file.getFilename(), file.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models in the jar cannot be read.", e);
        }
    }

    /** The contents by file name. */
    public Map<String, byte[]> contents() {
        return Map.copyOf(contents);
    }
}
