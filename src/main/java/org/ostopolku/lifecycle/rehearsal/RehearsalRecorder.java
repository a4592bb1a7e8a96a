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

/** Records of one run where journeys failed and why, and which answers were replayed. */
class RehearsalRecorder implements SimulationListener {

    private final ExecutionTracer tracer;
    private final RuntimeService runtime;
    private final RehearsalExchange.Request request;
    private final Instant until;
    private final long deadline;
    private final Consumer<Instant> progress;
    private final Map<FailurePoint, Failure> failures = new LinkedHashMap<>();
    private final Map<RejectedAnswer, Integer> rejectedAnswers = new LinkedHashMap<>();
    private final Map<String, Integer> messagesNotAwaited = new TreeMap<>();
    private Event touchpoint;
    private Instant now = Instant.MIN;
    private boolean cutShort;
    private int replayed;
    private int generated;

    /**
     * @param deadline value of {@link System#nanoTime()} after which the run is cut short
     * @param progress receives the simulated time
     */
    RehearsalRecorder(
            ExecutionTracer tracer,
            RuntimeService runtime,
            RehearsalExchange.Request request,
            Instant until,
            long deadline,
            Consumer<Instant> progress) {
        this.tracer = tracer;
        this.runtime = runtime;
        this.request = request;
        this.until = until;
        this.deadline = deadline;
        this.progress = progress;
    }

    /** @param kind as in {@link FailureClassifier} */
    record FailurePoint(String process, String element, String kind) {}

    /**
     * @param reason of the first occurrence
     * @param journeys all that failed there; empty if it was outside of any journey
     * @param example variables of the first one
     */
    record Failure(String reason, Set<String> journeys, Map<String, Object> example) {}

    /** @param process null for a message, whose name is the element then */
    record RejectedAnswer(String process, String element, String field, String answer) {}

    @Override
    public boolean shouldContinue(Instant time) {
        now = time;
        progress.accept(time);
        cutShort = System.nanoTime() > deadline;
        return !cutShort;
    }

    @Override
    public void stepStarting() {
        touchpoint = null;
        tracer.startStep();
    }

    @Override
    public void touchpointStarting(Event event) {
        touchpoint = event;
    }

    @Override
    public void touchpointCompleted(boolean replayed) {
        this.replayed += replayed ? 1 : 0;
        generated += replayed ? 0 : 1;
    }

    @Override
    public void answerRejected(String process, String element, String field, Object answer) {
        rejectedAnswers.merge(new RejectedAnswer(process, element, field, answer.toString()), 1, Integer::sum);
    }

    @Override
    public void messageNotAwaited(String message) {
        messagesNotAwaited.merge(message, 1, Integer::sum);
    }

    @Override
    public void stepFailed(Event event, RuntimeException failure) {
        var kind = FailureClassifier.classify(failure);
        var step = event.element() == null && !kind.equals(FailureClassifier.FORM)
                ? tracer.last()
                : Stream.<ExecutionTracer.Step>empty().findAny();
        var at = event.element() != null ? event : touchpoint;
        var process = step.map(ExecutionTracer.Step::process).orElse(at == null ? null : at.process());
        var element = step.map(ExecutionTracer.Step::element).orElse(at == null ? event.what() : at.element());
        var journey = step.map(ExecutionTracer.Step::journey).orElse(at == null ? event.journey() : at.journey());
        var conditionVariables =
                step.map(ExecutionTracer.Step::conditionVariables).orElse(Map.of());
        failures.computeIfAbsent(
                        new FailurePoint(process, element, kind),
                        first -> new Failure(
                                FailureClassifier.describe(kind, failure, conditionVariables),
                                new TreeSet<>(),
                                example(process, journey, conditionVariables)))
                .journeys()
                .addAll(journey == null ? Set.of() : Set.of(journey));
    }

    private Map<String, Object> example(String process, String journey, Map<String, Object> conditionVariables) {
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
        values.keySet().retainAll(request.exampleVariables());
        values.putAll(conditionVariables);
        values.keySet().retainAll(request.impersonal());
        values.values().removeIf(value -> value == null);
        values.replaceAll(
                (name, value) -> value instanceof Number || value instanceof Boolean ? value : value.toString());
        return values;
    }

    Set<String> stuckJourneys() {
        var journeys = new TreeSet<String>();
        failures.values().forEach(failure -> journeys.addAll(failure.journeys()));
        return journeys;
    }

    Map<FailurePoint, Failure> failures() {
        return failures;
    }

    Map<RejectedAnswer, Integer> rejectedAnswers() {
        return rejectedAnswers;
    }

    Map<String, Integer> messagesNotAwaited() {
        return new HashMap<>(messagesNotAwaited);
    }

    int replayed() {
        return replayed;
    }

    int generated() {
        return generated;
    }

    /** The simulated time at the end. */
    Instant until() {
        return cutShort ? now : until;
    }

    boolean isCutShort() {
        return cutShort;
    }
}
