package org.ostopolku.simulation.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Answers that no customer can have given, because a form offers them for the first time. Each is given once. */
@Component
@Profile({"demo", "rehearsal"})
public class UntriedAnswers {

    private record Field(String form, String key) {}

    private final Map<Field, Queue<String>> answers = new HashMap<>();

    /** The next customers who fill in the field give these answers, one each. */
    public void add(String form, String key, Collection<String> more) {
        answers.computeIfAbsent(new Field(form, key), field -> new ArrayDeque<>())
                .addAll(more);
    }

    Optional<String> next(String form, String key) {
        return Optional.ofNullable(answers.get(new Field(form, key))).map(Queue::poll);
    }
}
