package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ostopolku.simulation.engine.RecordedJourney;

/** The folder through which the application and the throw-away engine talk. */
record RehearsalExchange(Path folder, ObjectMapper json) {

    private static final String ORDER = "order.json";
    private static final String PROGRESS = "progress.json";
    private static final String REPORT = "report.json";
    private static final String REFUSAL = "refusal.json";

    /**
     * What is to be played.
     *
     * @param now when it was ordered
     * @param journeys how many; those that are not past ones are made up
     * @param past what is remembered
     * @param teams those to which somebody belongs
     * @param impersonal variables that tell nothing of a person
     * @param telling those of them that somebody answered in a form
     * @param days how long the play goes on when the last customer has come
     * @param seconds after which the play ends, wherever it is
     */
    record Order(
            Instant now,
            int journeys,
            List<RecordedJourney> past,
            Set<String> teams,
            Set<String> impersonal,
            Set<String> telling,
            int days,
            long seconds) {}

    /**
     * How far it is.
     *
     * @param phase what is done now, for people
     */
    record Progress(String phase, int percent) {}

    void give(Order order, Map<String, byte[]> inForce, Map<String, byte[]> candidate) throws IOException {
        write(ORDER, order);
        write("in-force", inForce);
        write("candidate", candidate);
    }

    Order order() throws IOException {
        return json.readValue(folder.resolve(ORDER).toFile(), Order.class);
    }

    Map<String, byte[]> inForce() throws IOException {
        return files("in-force");
    }

    Map<String, byte[]> candidate() throws IOException {
        return files("candidate");
    }

    void tell(Progress progress) throws IOException {
        write(PROGRESS, progress);
    }

    Optional<Progress> progress() throws IOException {
        return read(PROGRESS, Progress.class);
    }

    void report(RehearsalReport report) throws IOException {
        write(REPORT, report);
    }

    Optional<RehearsalReport> report() throws IOException {
        return read(REPORT, RehearsalReport.class);
    }

    /** The engine does not take the candidate. */
    void refuse(String why) throws IOException {
        write(REFUSAL, why);
    }

    Optional<String> refusal() throws IOException {
        return read(REFUSAL, String.class);
    }

    /** Nobody reads half a file. */
    private void write(String name, Object content) throws IOException {
        Path half = Files.createTempFile(folder, name, null);
        json.writeValue(half.toFile(), content);
        Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private <T> Optional<T> read(String name, Class<T> type) throws IOException {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(folder.resolve(name)), type));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }

    private void write(String name, Map<String, byte[]> files) throws IOException {
        Path target = Files.createDirectory(folder.resolve(name));
        for (var file : files.entrySet()) {
            Files.write(target.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, byte[]> files(String name) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.list(folder.resolve(name))) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
