package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Compares the list in {@code docs/customer-paths.md} with the story tests. */
@Tag("once")
class CustomerPathsTest {

    @Test
    void the_document_lists_every_story_and_no_other() throws IOException {
        String document = Files.readString(Path.of("docs/customer-paths.md"));
        List<String> listed = document.lines()
                .filter(line -> line.startsWith("- **"))
                .flatMap(
                        line -> Stream.of(line.substring(line.indexOf(": ") + 2).split("[.;]\\s*")))
                .map(String::toLowerCase)
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(stories());
    }

    private static List<String> stories() {
        return ReflectionSupport.findAllClassesInPackage(
                        "org.ostopolku.story", type -> true, name -> name.endsWith("Stories"))
                .stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(Method::getName)
                .map(name -> name.replace('_', ' ').toLowerCase())
                .toList();
    }
}
