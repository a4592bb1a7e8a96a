package org.ostopolku.lifecycle.rehearsal;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.ostopolku.simulation.engine.SimulationListener;

/** Watches one play: where journeys cannot go on and why, and what was answered as it once was. */
class RehearsalRecorder implements SimulationListener {

    private final ExecutionTracer trail;
    private final RuntimeService runtime;
    private final RehearsalExchange.Order order;
    private final Instant until;
    private final long deadline;
    private final Consumer<Instant> progress;
    private final Map<Hindrance, Trouble> troubles = new LinkedHashMap<>();
    private final Map<Misfit, Integer> unfit = new LinkedHashMap<>();
    private final Map<String, Integer> unheard = new TreeMap<>();
    private Event work;
    private Instant now = Instant.MIN;
    private boolean cutShort;
    private int remembered;
    private int made;

    /**
     * @param deadline of {@link System#nanoTime()}, when the play is cut short
     * @param progress is told where the play is
     */
    RehearsalRecorder(
            ExecutionTracer trail,
            RuntimeService runtime,
            RehearsalExchange.Order order,
            Instant until,
            long deadline,
            Consumer<Instant> progress) {
        this.trail = trail;
        this.runtime = runtime;
        this.order = order;
        this.until = until;
        this.deadline = deadline;
        this.progress = progress;
    }

    /** Where something does not go on, and what kind of hindrance it is. */
    record Hindrance(String process, String element, String kind) {}

    /**
     * @param reason of the first one
     * @param journeys all of them; empty if it was outside of any journey
     * @param example what was known of the first one
     */
    record Trouble(String reason, Set<String> journeys, Map<String, Object> example) {}

    /** @param process null if it was a message, which then is the element */
    record Misfit(String process, String element, String field, String answer) {}

    @Override
    public boolean shouldContinue(Instant time) {
        now = time;
        progress.accept(time);
        cutShort = System.nanoTime() > deadline;
        return !cutShort;
    }

    @Override
    public void stepStarting() {
        work = null;
        trail.begin();
    }

    @Override
    public void touchpointStarting(Event event) {
        work = event;
    }

    @Override
    public void touchpointCompleted(boolean replayed) {
        remembered += replayed ? 1 : 0;
        made += replayed ? 0 : 1;
    }

    @Override
    public void answerRejected(String process, String element, String field, Object answer) {
        unfit.merge(new Misfit(process, element, field, answer.toString()), 1, Integer::sum);
    }

    @Override
    public void messageNotAwaited(String message) {
        unheard.merge(message, 1, Integer::sum);
    }

    @Override
    public void stepFailed(Event event, RuntimeException failure) {
        var kind = FailureClassifier.kind(failure);
        var step = event.element() == null && !kind.equals(FailureClassifier.FORM)
                ? trail.last()
                : Stream.<ExecutionTracer.Step>empty().findAny();
        var at = event.element() != null ? event : work;
        var process = step.map(ExecutionTracer.Step::process).orElse(at == null ? null : at.process());
        var element = step.map(ExecutionTracer.Step::element).orElse(at == null ? event.what() : at.element());
        var journey = step.map(ExecutionTracer.Step::journey).orElse(at == null ? event.journey() : at.journey());
        var asked = step.map(ExecutionTracer.Step::asked).orElse(Map.of());
        troubles.computeIfAbsent(
                        new Hindrance(process, element, kind),
                        first -> new Trouble(
                                FailureClassifier.reason(kind, failure, asked),
                                new TreeSet<>(),
                                example(process, journey, asked)))
                .journeys()
                .addAll(journey == null ? Set.of() : Set.of(journey));
    }

    private Map<String, Object> example(String process, String journey, Map<String, Object> asked) {
        var values = new TreeMap<String, Object>();
        if (process != null && journey != null) {
            runtime
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(journey)
                    .processDefinitionKey(process)
                    .list()
                    .stream()
                    .findFirst()
                    .ifPresent(instance -> values.putAll(runtime.getVariables(instance.getId())));
        }
        values.keySet().retainAll(order.telling());
        values.putAll(asked);
        values.keySet().retainAll(order.impersonal());
        values.values().removeIf(value -> value == null);
        values.replaceAll(
                (name, value) -> value instanceof Number || value instanceof Boolean ? value : value.toString());
        return values;
    }

    /** Everybody who could not go on somewhere. */
    Set<String> troubled() {
        var journeys = new TreeSet<String>();
        troubles.values().forEach(trouble -> journeys.addAll(trouble.journeys()));
        return journeys;
    }

    Map<Hindrance, Trouble> troubles() {
        return troubles;
    }

    Map<Misfit, Integer> unfit() {
        return unfit;
    }

    Map<String, Integer> unheard() {
        return new HashMap<>(unheard);
    }

    int remembered() {
        return remembered;
    }

    int made() {
        return made;
    }

    /** Where the time of the play ended. */
    Instant until() {
        return cutShort ? now : until;
    }

    boolean isCutShort() {
        return cutShort;
    }
}
