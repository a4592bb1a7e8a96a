package org.ostopolku;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares the generated part of {@code docs/develop/architecture.md} with the code. To write it again:
 * {@code mvn test -Dtest=ArchitectureDocumentTest -Darchitecture.write=true}
 */
@Tag("once")
class ArchitectureDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/develop/architecture.md");
    private static final Path SOURCES = Path.of("src/main/java/org/ostopolku");
    private static final String ROOT = "org.ostopolku.";
    private static final Pattern GENERATED =
            Pattern.compile("(?s)(<!-- generated -->\\R).*?(<!-- end of the generated part -->)");
    private static final Pattern SENTENCE = Pattern.compile("(?s)/\\*\\*\\s*(.*?)\\s*\\*/");

    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.ostopolku");

    @Test
    void the_diagram_and_the_table_of_packages_are_those_of_the_code() throws IOException {
        var document = Files.readString(DOCUMENT);
        var current = GENERATED
                .matcher(document)
                .replaceFirst(match ->
                        Matcher.quoteReplacement(match.group(1) + diagram() + "\n" + table() + match.group(2)));
        if (Boolean.getBoolean("architecture.write")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(document)
                .as("mvn test -Dtest=ArchitectureDocumentTest -Darchitecture.write=true writes %s again", DOCUMENT)
                .isEqualTo(current);
    }

    private String diagram() {
        var imports = imports();
        var nodes = Stream.of(Group.values())
                .map(group -> "  %s[\"<b>%s</b><br/>%s\"]\n"
                        .formatted(
                                group.id(),
                                group.id(),
                                packages(group).keySet().stream().collect(joining("<br/>"))))
                .collect(joining());
        var edges = imports.entrySet().stream()
                .flatMap(from -> from.getValue().stream().map(to -> "  %s --> %s\n".formatted(from.getKey(), to)))
                .collect(joining());
        return "```mermaid\nflowchart TD\n" + nodes + edges + "```\n";
    }

    /** The imports between groups; one that another import implies is left out. */
    private Map<String, List<String>> imports() {
        Map<String, TreeSet<String>> direct = new TreeMap<>();
        for (var type : classes) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getPackageName();
                if (target.startsWith(ROOT) && type.getPackageName().startsWith(ROOT)) {
                    direct.computeIfAbsent(group(type.getPackageName()), key -> new TreeSet<>())
                            .add(group(target));
                }
            }
        }
        direct.forEach((from, to) -> to.remove(from));
        return direct.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        from -> from.getValue().stream()
                                .filter(to -> from.getValue().stream()
                                        .noneMatch(other -> direct.getOrDefault(other, new TreeSet<>())
                                                .contains(to)))
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private String table() {
        return "| Group | Package | Purpose |\n|---|---|---|\n"
                + Stream.of(Group.values())
                        .flatMap(group -> packages(group).entrySet().stream().map(entry -> "| %s | `%s` | %s |\n"
                                .formatted(group.id(), entry.getKey(), entry.getValue())))
                        .collect(joining());
    }

    /** The packages of a group, each with the sentence of its {@code package-info.java}. */
    private static Map<String, String> packages(Group group) {
        var folder = SOURCES.resolve(group.id());
        try (var files = Files.walk(folder)) {
            Map<String, String> packages = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(parent -> !parent.equals(folder))
                    .forEach(parent -> packages.put(
                            folder.relativize(parent)
                                    .toString()
                                    .replace('/', '.')
                                    .replace('\\', '.'),
                            sentence(parent.resolve("package-info.java"))));
            return packages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentence(Path file) {
        assertThat(file).exists();
        try {
            var text = SENTENCE.matcher(Files.readString(file));
            assertThat(text.find()).as("Javadoc of " + file).isTrue();
            return text.group(1)
                    .replaceAll("\\s*\\R\\s*\\*\\s*", " ")
                    .replaceAll("\\{@(?:code|link) ([^}]*)\\}", "`$1`");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
    }
}
