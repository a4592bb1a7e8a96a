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

    /** @param reason why the engine does not accept the candidate */
    record Rejection(String reason) {}

    void writeRequest(Request request, Map<String, byte[]> inForce, Map<String, byte[]> candidate) throws IOException {
        write(request);
        write("in-force", inForce);
        write("candidate", candidate);
    }

    Map<String, byte[]> readInForce() throws IOException {
        return files("in-force");
    }

    Map<String, byte[]> readCandidate() throws IOException {
        return files("candidate");
    }

    /** Writes a record to a temporary file, then renames it atomically to the name of the record. */
    void write(Record content) throws IOException {
        Path temporary = Files.createTempFile(folder, null, null);
        json.writeValue(temporary.toFile(), content);
        Files.move(
                temporary,
                file(content.getClass()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The record of this type; empty before it is written. */
    <T extends Record> Optional<T> read(Class<T> type) throws IOException {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file(type)), type));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }

    private Path file(Class<?> type) {
        return folder.resolve(type.getSimpleName() + ".json");
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
