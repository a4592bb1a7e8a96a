package org.ostopolku.platform.expression;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;
import org.yaml.snakeyaml.Yaml;

/**
 * An entry of {@code expression/hostile.yaml}: content that an attacker may send.
 *
 * @param raw whether the content is XML already
 * @param quiet whether nothing is refused while the process runs
 */
public record HostileEntry(String name, Kind kind, String place, String content, boolean raw, boolean quiet) {

    private static final File FILE = read();

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                         xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              %s
              <process id="hostile" isExecutable="true" camunda:historyTimeToLive="P1D" %s>
                <startEvent id="start">%s</startEvent><sequenceFlow id="first" sourceRef="start" targetRef="step"/>
                %s
                <sequenceFlow id="on" sourceRef="step" targetRef="last"/>
                <userTask id="last"/><sequenceFlow id="final" sourceRef="last" targetRef="end"/><endEvent id="end"/>
                %s
              </process>
            </definitions>
            """;

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test"
                         xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="hostile" name="hostile" camunda:historyTimeToLive="P1D">%s</decision>
            </definitions>
            """;

    private static final String FORM =
            "{\"type\": \"default\", \"id\": \"hostile\", \"schemaVersion\": 16, \"components\": [%s]}";

    /** What is sent; it decides the path through the engine. */
    public enum Kind {
        MODEL,
        TABLE,
        FORM,
        FILTER,
        QUERY,
        VARIABLE
    }

    /** The entries of these kinds, in the order of the file. */
    public static Stream<HostileEntry> all(Kind... kinds) {
        return FILE.entries().stream().filter(entry -> List.of(kinds).contains(entry.kind()));
    }

    /** The files to deploy, by name. */
    public Map<String, String> files() {
        var part = FILE.places().get(place);
        var files = new LinkedHashMap<String, String>();
        switch (kind) {
            case MODEL -> files.put("hostile.bpmn", model(part));
            case TABLE -> files.put("hostile.dmn", TABLE.formatted(table(part)));
            case FORM -> {
                files.put("hostile.form", FORM.formatted(part.get("form").replace("{}", content)));
                files.put(
                        "hostile.bpmn",
                        model(Map.of(
                                "step",
                                "<userTask id='step' camunda:formRef='hostile' camunda:formRefBinding='latest'/>")));
            }
            default -> throw new IllegalStateException(name + " is no file");
        }
        return files;
    }

    private String model(Map<String, String> part) {
        return part.containsKey("file")
                ? filled(part.get("file"))
                : MODEL.formatted(
                        filled(part.getOrDefault("definitions", "")),
                        filled(part.getOrDefault("process", "")),
                        filled(part.getOrDefault("start", "")),
                        filled(part.getOrDefault("step", "<userTask id='step'/>")),
                        filled(part.getOrDefault("beside", "")));
    }

    private String table(Map<String, String> part) {
        return part.containsKey("decision")
                ? filled(part.get("decision"))
                : "<decisionTable id='t'>" + filled(part.get("table")) + "</decisionTable>";
    }

    private String filled(String part) {
        return part.replace("{}", raw ? content : HtmlUtils.htmlEscapeDecimal(content));
    }

    private static File read() {
        try (var file = new ClassPathResource("expression/hostile.yaml").getInputStream()) {
            return JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .convertValue(new Yaml().load(file), File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind + ": " + name + " (" + place + ")";
    }

    private record File(Map<String, Map<String, String>> places, List<HostileEntry> entries) {}
}
