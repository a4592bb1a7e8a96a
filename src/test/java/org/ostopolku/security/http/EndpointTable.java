package org.ostopolku.security.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The file endpoints.txt: who is answered what, a line for each endpoint. */
final class EndpointTable {

    static final Path FILE = Path.of("src/test/resources/http/endpoints.txt");

    private static final String HEAD = "#";
    private static final String SECTION = "## ";

    private EndpointTable() {}

    /**
     * @param answers by role, in the order of the columns
     * @param body what is sent
     */
    record Line(Endpoint endpoint, List<String> answers, String body) {

        private static Line of(String line) {
            var parts = line.strip().split(" +");
            int verb = 0;
            while (!parts[verb].matches("[A-Z]+")) {
                verb++;
            }
            int end = line.indexOf(" " + parts[verb] + " ") + parts[verb].length() + 2;
            var rest = line.substring(end).strip();
            int space = rest.indexOf(' ');
            return new Line(
                    new Endpoint(parts[verb], space < 0 ? rest : rest.substring(0, space)),
                    List.of(parts).subList(0, verb),
                    space < 0 ? null : rest.substring(space).strip());
        }

        @Override
        public String toString() {
            return answers.stream().map("%4s"::formatted).collect(Collectors.joining()) + "  "
                    + "%-6s ".formatted(endpoint.verb()) + endpoint.path() + (body == null ? "" : "  " + body);
        }
    }

    static Map<Endpoint, Line> read() {
        try {
            var lines = new TreeMap<Endpoint, Line>();
            if (Files.exists(FILE)) {
                Files.readAllLines(FILE).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith(HEAD))
                        .map(Line::of)
                        .forEach(line -> lines.put(line.endpoint(), line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the table anew; what stands before the first section stays. */
    static void write(Map<Endpoint, Line> lines, List<String> columns) {
        try {
            var text = new ArrayList<String>();
            if (Files.exists(FILE)) {
                text.addAll(Files.readAllLines(FILE).stream()
                        .takeWhile(line -> !line.startsWith(SECTION))
                        .toList());
            }
            var heading = "#"
                    + columns.stream()
                            .map("%4s"::formatted)
                            .collect(Collectors.joining())
                            .substring(1);
            var sections = new TreeMap<String, List<String>>();
            lines.values().forEach(line -> sections.computeIfAbsent(section(line), none -> new ArrayList<>())
                    .add(line.toString()));
            sections.forEach((section, rows) -> {
                text.add(SECTION + section);
                text.add(heading);
                text.addAll(rows);
                text.add("");
            });
            Files.writeString(FILE, String.join("\n", text).strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first segments of the path, by which the table is grouped. */
    private static String section(Line line) {
        var path = line.endpoint().path();
        int steps = path.startsWith("/camunda/api/") ? 5 : path.startsWith("/engine-rest/history/") ? 4 : 3;
        var parts = path.split("/");
        return String.join("/", List.of(parts).subList(0, Math.min(steps, parts.length)));
    }
}
