package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ostopolku.lifecycle.deployment.DeploymentCandidates;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Progress;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Runs rehearsals in the background, one at a time on each node. Keeps only the report. */
@Component
@Profile("!rehearsal")
@EnableConfigurationProperties(RehearsalSettings.class)
class Rehearsals implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final long POLL_INTERVAL_MILLIS = 500;

    private final RehearsalRecords records;
    private final DeploymentCandidates candidates;
    private final RehearsalRequests requests;
    private final RehearsalSettings settings;
    private final Clock clock;
    private final ObjectMapper json;
    private final AtomicReference<String> running = new AtomicReference<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "rehearsal");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;

    Rehearsals(
            RehearsalRecords records,
            DeploymentCandidates candidates,
            RehearsalRequests requests,
            RehearsalSettings settings,
            Clock clock,
            ObjectMapper json) {
        this.records = records;
        this.candidates = candidates;
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** @return the id; null if a rehearsal runs on this node */
    String begin(Map<String, byte[]> files, int journeys, String person) {
        var id = UUID.randomUUID().toString();
        if (!running.compareAndSet(null, id)) {
            return null;
        }
        try {
            records.begin(id, person, files.keySet(), journeys);
            background.execute(() -> rehearse(id, files, journeys));
        } catch (RuntimeException e) {
            running.set(null);
            throw e;
        }
        return id;
    }

    private void rehearse(String id, Map<String, byte[]> files, int journeys) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory(
                    "ostopolku-rehearsal-" + ProcessHandle.current().pid() + "-");
            var exchange = new RehearsalExchange(folder, json);
            var inForce = candidates.inForce();
            exchange.writeRequest(requests.build(journeys, inForce), inForce, files);
            try (var engine = SandboxProcess.start(folder, clock.getZone().getId(), settings.memory())) {
                LOG.info("Rehearsal {} of {} runs in process {}.", id, files.keySet(), engine.pid());
                waitForEnd(id, engine, exchange);
            }
        } catch (InterruptedException e) {
            records.stop(id, "The node was shut down.");
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("Rehearsal {} failed.", id, e);
            records.fail(id, "An error occurred; see the server's log.");
        } finally {
            clean(folder);
            running.set(null);
        }
    }

    private void waitForEnd(String id, SandboxProcess engine, RehearsalExchange exchange)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!engine.endsWithin(POLL_INTERVAL_MILLIS)) {
            records.updateProgress(id, exchange.read(Progress.class).orElse(new Progress("starting", 0)));
            if (closing) {
                throw new InterruptedException();
            }
            if (records.isStopRequested(id)) {
                records.stop(id, null);
                return;
            }
            if (Duration.ofNanos(System.nanoTime() - begin).compareTo(settings.timeLimit()) > 0) {
                records.fail(
                        id,
                        "It did not end within the time limit of %d seconds. Rehearse fewer journeys, or ask an administrator for more time."
                                .formatted(settings.timeLimit().toSeconds()));
                return;
            }
        }
        var report = exchange.read(RehearsalReport.class);
        var rejection = exchange.read(Rejection.class);
        if (report.isPresent()) {
            records.finish(id, report.get());
        } else if (rejection.isPresent()) {
            records.fail(
                    id, "The engine rejects these files: " + rejection.get().reason());
        } else {
            LOG.warn("Rehearsal {} ended without a report:\n{}", id, engine.lastLogLines());
            records.fail(
                    id,
                    engine.isOutOfMemory()
                            ? "The memory of the sandbox process (%s) was not enough. Rehearse fewer journeys, or ask an administrator for more memory."
                                    .formatted(settings.memory())
                            : "The sandbox process ended early; see the server's log.");
        }
    }

    private static void clean(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("The folder {} of a rehearsal could not be deleted.", folder, e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        background.shutdown();
        background.awaitTermination(10, TimeUnit.SECONDS);
    }
}
