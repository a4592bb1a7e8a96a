package org.ostopolku.lifecycle.template;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.lifecycle.rules.ModelRules;
import org.ostopolku.lifecycle.rules.ValidationContext;
import org.ostopolku.process.journey.JourneyVariables;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The shipped files, and what lies beside them. */
final class TemplateModels {

    private static final String GROUP = "ostopolku.access.groups.";

    /** Groups whose people work on no touchpoint. */
    private static final Set<String> NO_TEAMS = Set.of("managers", "channels", "camunda-admin");

    private TemplateModels() {}

    /** The models by file name. */
    static Map<String, Document> all() {
        return files("bpmn", ".bpmn")
                .collect(toMap(
                        TemplateModels::name,
                        file -> ModelXml.read(text(file)),
                        (one, other) -> one,
                        TreeMap<String, Document>::new));
    }

    static Document model(String process) {
        return ModelXml.read(text(Path.of("bpmn", process + ".bpmn")));
    }

    /** The ids of the forms. */
    static List<String> forms() {
        return files("forms", ".form")
                .map(form -> name(form).replace(".form", ""))
                .toList();
    }

    static String form(String id) {
        return text(Path.of("forms", id + ".form"));
    }

    /** The teams: id, name. */
    static Map<String, String> teams() {
        var access = new YamlPropertiesFactoryBean();
        access.setResources(new ClassPathResource("access.yaml"));
        var settings = access.getObject();
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(GROUP) && !NO_TEAMS.contains(name.substring(GROUP.length())))
                .collect(toMap(name -> name.substring(GROUP.length()), settings::getProperty));
    }

    /** What the rules of the build say when these files are in place of the shipped ones. */
    static List<Finding> check(Map<String, String> changed) {
        Map<String, byte[]> shipped = new TreeMap<>();
        Stream.of(files("bpmn", ".bpmn"), files("bpmn", ".dmn"), files("forms", ".form"))
                .flatMap(files -> files)
                .forEach(file -> shipped.put(name(file), text(file).getBytes(StandardCharsets.UTF_8)));
        var before = ValidationContext.of(teams().keySet(), JourneyVariables.read());
        Map<String, byte[]> files = new TreeMap<>();
        changed.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return ModelRules.check(files, ModelRules.contextWith(shipped, before));
    }

    /** The elements of our process, or of the whole model, that carry a property. */
    static Stream<Element> elements(String tag) {
        return all().values().stream().flatMap(ModelXml::bpmn).filter(element -> tag.equals(element.getLocalName()));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder, String ending) {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
