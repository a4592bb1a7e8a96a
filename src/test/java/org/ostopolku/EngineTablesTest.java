package org.ostopolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Only classes annotated with {@code @ReadsEngineTables} name a table of the engine. */
class EngineTablesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** A table, or the beginning of one that a string continues. A column such as {@code act_id_} is none. */
    private static final Pattern TABLE =
            Pattern.compile("\\bact_((ge|re|ru|hi|id)_[a-z]|[\"%{])", Pattern.CASE_INSENSITIVE);

    private static final Pattern GATEWAY = Pattern.compile("^@ReadsEngineTables\\(\\s*\"", Pattern.MULTILINE);

    @Test
    void only_gateways_name_tables_of_the_engine() throws IOException {
        var findings = new ArrayList<String>();
        for (var source : sources()) {
            if (!isGateway(source)) {
                var lines = Files.readAllLines(source);
                for (int i = 0; i < lines.size(); i++) {
                    if (TABLE.matcher(lines.get(i)).find()) {
                        findings.add(
                                "%s:%d %s".formatted(source, i + 1, lines.get(i).strip()));
                    }
                }
            }
        }
        assertThat(findings)
                .as("SQL on the engine's tables belongs into a class with @ReadsEngineTables")
                .isEmpty();
    }

    @Test
    void each_gateway_names_tables_of_the_engine() throws IOException {
        var gateways = new ArrayList<Path>();
        for (var source : sources()) {
            if (isGateway(source)) {
                gateways.add(source);
            }
        }
        assertThat(gateways).isNotEmpty().allSatisfy(gateway -> assertThat(Files.readString(gateway))
                .containsPattern(TABLE));
    }

    private static boolean isGateway(Path source) throws IOException {
        return GATEWAY.matcher(Files.readString(source)).find();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
