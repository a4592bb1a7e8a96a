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

/** The folder with files by which the application and the sandbox process communicate. */
record RehearsalExchange(Path folder, ObjectMapper json) {

    private static final String REQUEST = "request.json";
    private static final String PROGRESS = "progress.json";
    private static final String REPORT = "report.json";
    private static final String REJECTION = "rejection.json";

    /**
     * What to rehearse.
     *
     * @param now time of the request
     * @param journeys how many; generated beyond the past ones
     * @param past the recorded journeys
     * @param teams those with members
     * @param impersonal variables that are not personal data
     * @param exampleVariables those of them that are shown in examples
     * @param days simulated days after the last customer's arrival
     * @param seconds time limit of both runs
     */
    record Request(
            Instant now,
            int journeys,
            List<RecordedJourney> past,
            Set<String> teams,
            Set<String> impersonal,
            Set<String> exampleVariables,
            int days,
            long seconds) {}

    /** @param phase as in {@link Rehearsal} */
    record Progress(String phase, int percent) {}

    void writeRequest(Request request, Map<String, byte[]> inForce, Map<String, byte[]> candidate) throws IOException {
        write(REQUEST, request);
        write("in-force", inForce);
        write("candidate", candidate);
    }

    Request readRequest() throws IOException {
        return json.readValue(folder.resolve(REQUEST).toFile(), Request.class);
    }

    Map<String, byte[]> readInForce() throws IOException {
        return files("in-force");
    }

    Map<String, byte[]> readCandidate() throws IOException {
        return files("candidate");
    }

    void writeProgress(Progress progress) throws IOException {
        write(PROGRESS, progress);
    }

    Optional<Progress> readProgress() throws IOException {
        return read(PROGRESS, Progress.class);
    }

    void writeReport(RehearsalReport report) throws IOException {
        write(REPORT, report);
    }

    Optional<RehearsalReport> readReport() throws IOException {
        return read(REPORT, RehearsalReport.class);
    }

    /** @param reason why the engine does not accept the candidate */
    void writeRejection(String reason) throws IOException {
        write(REJECTION, reason);
    }

    Optional<String> readRejection() throws IOException {
        return read(REJECTION, String.class);
    }

    /** Writes to a temporary file, then renames it atomically. */
    private void write(String name, Object content) throws IOException {
        Path temporary = Files.createTempFile(folder, name, null);
        json.writeValue(temporary.toFile(), content);
        Files.move(
                temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
