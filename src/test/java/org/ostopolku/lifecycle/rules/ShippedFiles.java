package org.ostopolku.lifecycle.rules;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ostopolku.process.journey.JourneyVariables;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The shipped models, decision tables and forms, and their context. */
final class ShippedFiles {

    private static final String GROUP = "ostopolku.access.groups.";

    /** The context without the files. */
    static final ValidationContext BEFORE = ValidationContext.of(teams(), JourneyVariables.read());

    /** The context with all files. */
    static final ValidationContext KNOWN = ModelRules.contextWith(all(), BEFORE);

    private ShippedFiles() {}

    /** The contents of all files that are deployed, by file name. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String ending : List.of(".bpmn", ".dmn")) {
            files(Path.of("bpmn"), ending).forEach(file -> contents.put(name(file), content(file)));
        }
        files(Path.of("forms"), ".form").forEach(file -> contents.put(name(file), content(file)));
        return contents;
    }

    /** The names of the models, which are the ids of their processes. */
    static Set<String> processes() {
        return files(Path.of("bpmn"), ".bpmn").stream()
                .map(file -> name(file).replace(".bpmn", ""))
                .collect(toSet());
    }

    /** The XML of a model. */
    static String model(String process) {
        return text(process + ".bpmn");
    }

    /** The text of a file. */
    static String text(String file) {
        return new String(all().get(file), StandardCharsets.UTF_8);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> teams() {
        YamlPropertiesFactoryBean access = new YamlPropertiesFactoryBean();
        access.setResources(new ClassPathResource("access.yaml"));
        return access.getObject().stringPropertyNames().stream()
                .filter(name -> name.startsWith(GROUP))
                .map(name -> name.substring(GROUP.length()))
                .collect(toSet());
    }
}
