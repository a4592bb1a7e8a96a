package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Progress;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Rejection;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Request;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The program of the sandbox process. Deploys the models in force, runs the customers, deploys the candidate, runs the same
 * customers again, writes the report, and ends the process.
 */
@Component
@Profile("rehearsal")
class RehearsalEngine implements ApplicationRunner {

    private static final double SHARE_OF_ONE_RUN = 0.45;
    private static final long PROGRESS_INTERVAL_NANOS = Duration.ofMillis(500).toNanos();

    private final SandboxSetup setup;
    private final RehearsalScenarios scenarios;
    private final RehearsalRuns runs;
    private final ExecutionTracer tracer;
    private final RuntimeService runtime;
    private final RehearsedModels models;
    private final ReportWriter writer;
    private final AnswerComparisons answers;
    private final RehearsalExchange exchange;
    private long progressWrittenAt;

    RehearsalEngine(
            SandboxSetup setup,
            RehearsalScenarios scenarios,
            RehearsalRuns runs,
            ExecutionTracer tracer,
            RuntimeService runtime,
            RehearsedModels models,
            ReportWriter writer,
            AnswerComparisons answers,
            ObjectMapper json,
            @Value("${ostopolku.rehearsal.folder}") Path folder) {
        this.setup = setup;
        this.scenarios = scenarios;
        this.runs = runs;
        this.tracer = tracer;
        this.runtime = runtime;
        this.models = models;
        this.writer = writer;
        this.answers = answers;
        this.exchange = new RehearsalExchange(folder, json);
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var request = exchange.read(Request.class).orElseThrow();
        setup.createUsers(request.teams());
        setup.deployInForce(exchange.readInForce());
        // Tried before the first run, so that a rejection is reported at once.
        var rejection = setup.tryCandidate(exchange.readCandidate());
        if (rejection.isPresent()) {
            exchange.write(new Rejection(rejection.get()));
        } else {
            var now = run("now", request, null, Set.of());
            var changed = models.deployedBy(setup.deployCandidate(exchange.readCandidate()));
            answers.tryNew(exchange.readInForce(), exchange.readCandidate());
            var candidate = run(
                    "candidate",
                    request,
                    now.recorder().until(),
                    changed.stream().map(ProcessDefinition::getKey).collect(Collectors.toSet()));
            exchange.write(writer.write(
                    request.past().size(),
                    now,
                    candidate,
                    changed,
                    answers.compare(exchange.readInForce(), exchange.readCandidate())));
        }
        Runtime.getRuntime().halt(0);
    }

    private RehearsalOutcome run(String phase, Request request, Instant until, Set<String> changed) {
        var scenario = scenarios.build(phase, request, until, changed);
        var length = Duration.between(scenario.from(), scenario.until()).toSeconds();
        var recorder = new RehearsalRecorder(
                tracer,
                runtime,
                request,
                scenario.until(),
                System.nanoTime()
                        + (long) (Duration.ofSeconds(request.seconds()).toNanos() * SHARE_OF_ONE_RUN),
                at -> writeProgress(
                        phase,
                        length == 0
                                ? 0
                                : (double) Duration.between(scenario.from(), at).toSeconds() / length));
        return runs.run(scenario, recorder, phase);
    }

    private void writeProgress(String phase, double share) {
        if (System.nanoTime() - progressWrittenAt > PROGRESS_INTERVAL_NANOS) {
            progressWrittenAt = System.nanoTime();
            int half = phase.equals("now") ? 0 : 50;
            try {
                exchange.write(new Progress(phase, half + (int) (50 * Math.max(0, Math.min(1, share)))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
