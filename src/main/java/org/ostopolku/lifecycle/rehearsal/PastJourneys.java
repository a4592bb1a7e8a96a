package org.ostopolku.lifecycle.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.lifecycle.rehearsal.RehearsalHistory.MessageEvent;
import org.ostopolku.lifecycle.rehearsal.RehearsalHistory.StartedJourney;
import org.ostopolku.lifecycle.rehearsal.RehearsalHistory.TaskVisit;
import org.ostopolku.lifecycle.rehearsal.RehearsalHistory.WrittenValue;
import org.ostopolku.simulation.engine.RecordedJourney;
import org.ostopolku.simulation.engine.RecordedJourney.Message;
import org.ostopolku.simulation.engine.RecordedJourney.Visit;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads from the engine's history what past customers decided. It reads no personal data. */
@Component
@Profile("!rehearsal")
class PastJourneys {

    /** Longest time between a message and the writing of its variables. */
    private static final Duration MAX_DELAY = Duration.ofMillis(1500);

    private final RehearsalHistory history;
    private final Clock clock;

    PastJourneys(RehearsalHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /**
     * The last journeys that began more than 60 days ago, with any outcome; younger ones only if there are too few.
     *
     * @param count the maximum
     * @param variables names of the variables that may be read
     * @param messages names of the messages that customers send, by process and element
     */
    List<RecordedJourney> last(int count, Set<String> variables, Map<String, String> messages) {
        var started = history.lastStarted(count);
        if (started.isEmpty() || variables.isEmpty()) {
            return List.of();
        }
        var numbers = started.stream().map(StartedJourney::number).toList();
        var tasks = history.touchpoints(numbers);
        var events = history.messages(numbers, messages);
        var tasksOf = tasks.stream().collect(Collectors.groupingBy(TaskVisit::journey));
        var eventsOf = events.stream().collect(Collectors.groupingBy(MessageEvent::journey));
        var answers = answers(tasks, variables);
        var payloads = payloads(events, variables);
        var facts = history.facts(started, variables);
        return started.stream()
                .map(journey -> new RecordedJourney(
                        facts.getOrDefault(journey.instance(), Map.of()),
                        visits(tasksOf.getOrDefault(journey.number(), List.of()), answers),
                        messages(eventsOf.getOrDefault(journey.number(), List.of()), payloads),
                        clock.instant()))
                .filter(journey -> !journey.messages().isEmpty())
                .sorted(Comparator.comparing(
                        journey -> journey.messages().get(0).at()))
                .toList();
    }

    private static Map<String, List<Visit>> visits(List<TaskVisit> tasks, Map<String, Map<String, Object>> answers) {
        var visits = new LinkedHashMap<String, List<Visit>>();
        tasks.forEach(task -> visits.computeIfAbsent(task.touchpoint(), first -> new ArrayList<>())
                .add(new Visit(
                        task.completed() ? answers.getOrDefault(task.activity(), Map.of()) : null,
                        Duration.between(task.from(), task.to()).toSeconds())));
        return visits;
    }

    private static List<Message> messages(List<MessageEvent> events, Map<String, List<WrittenValue>> payloads) {
        return events.stream()
                .map(one -> new Message(one.message(), one.at(), payload(one, payloads)))
                .toList();
    }

    private static Map<String, Object> payload(MessageEvent event, Map<String, List<WrittenValue>> payloads) {
        var values = new HashMap<String, Object>();
        payloads.getOrDefault(event.instance(), List.of()).stream()
                .filter(written ->
                        Duration.between(written.time(), event.at()).abs().compareTo(MAX_DELAY) <= 0)
                .forEach(written -> values.put(written.name(), written.value()));
        return values;
    }

    private Map<String, Map<String, Object>> answers(List<TaskVisit> tasks, Set<String> variables) {
        var answers = new HashMap<String, Map<String, Object>>();
        history.values(tasks.stream().map(TaskVisit::activity), variables)
                .forEach(written -> answers.computeIfAbsent(written.at(), first -> new HashMap<>())
                        .put(written.name(), written.value()));
        return answers;
    }

    /** The variables of a message are written in the scope of the process instance. */
    private Map<String, List<WrittenValue>> payloads(List<MessageEvent> events, Set<String> variables) {
        return history.values(events.stream().map(MessageEvent::instance), variables).stream()
                .collect(Collectors.groupingBy(WrittenValue::at));
    }
}
