package org.ostopolku.lifecycle.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The pictures of the models, and the digests of the models when they were drawn. */
final class ModelPictures {

    static final Path FOLDER = Path.of("docs", "pictures");
    static final Path DIGESTS = FOLDER.resolve("models.sha256");
    static final String COMMAND = "mvn test -Dtest=DrawPictures";

    private ModelPictures() {}

    static Path of(String process) {
        return FOLDER.resolve(process + ".png");
    }

    /** One line for each model, as the command sha256sum writes and checks them. */
    static List<String> digests() throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return ShippedFiles.processes().stream()
                .sorted()
                .map(process -> HexFormat.of()
                                .formatHex(sha256.digest(
                                        ShippedFiles.model(process).getBytes(StandardCharsets.UTF_8)))
                        + "  bpmn/" + process + ".bpmn")
                .toList();
    }

    static List<String> digestsWhenDrawn() throws IOException {
        return Files.readAllLines(DIGESTS);
    }
}
