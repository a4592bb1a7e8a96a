package org.ostopolku.process.journey;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The six buying stages of a customer, in the order of the path. The id of a stage is also the id of its process. */
public enum Stage {
    AWARENESS,
    CONTACT,
    ACTIVATION,
    SALE,
    USE,
    GROWTH;

    /** The ids of all stages, in the order of the path. */
    public static final List<String> IDS =
            Arrays.stream(values()).map(Stage::id).toList();

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no stage has this id; the message names it and lists the stages */
    public static Stage parse(String id) {
        return Arrays.stream(values())
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown stage '%s'. The stages are %s.".formatted(id, String.join(", ", IDS))));
    }

    /** Whether a stage has this id; false for null. */
    public static boolean exists(String id) {
        return id != null && IDS.contains(id);
    }
}
