package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.lifecycle.deployment.DeploymentCandidates;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Order;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Progress;
import org.ostopolku.process.journey.JourneyVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Rehearses in the background, one candidate at a time on each node, and leaves nothing behind but the report. */
@Component
@Profile("!rehearsal")
@EnableConfigurationProperties(RehearsalSettings.class)
class Rehearsals implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final RehearsalRecords records;
    private final DeploymentCandidates candidates;
    private final PastJourneys pastJourneys;
    private final IdentityService identity;
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
            PastJourneys pastJourneys,
            IdentityService identity,
            RehearsalSettings settings,
            Clock clock,
            ObjectMapper json) {
        this.records = records;
        this.candidates = candidates;
        this.pastJourneys = pastJourneys;
        this.identity = identity;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** @return the id; null if this node is rehearsing already */
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
            var handover = new RehearsalExchange(folder, json);
            var inForce = candidates.inForce();
            handover.give(order(journeys, inForce), inForce, files);
            try (var engine = SandboxProcess.start(folder, clock.getZone().getId(), settings.memory())) {
                LOG.info("Rehearsal {} of {} plays in process {}.", id, files.keySet(), engine.pid());
                follow(id, engine, handover);
            }
        } catch (InterruptedException e) {
            records.stop(id, "The node was shut down.");
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("Rehearsal {} failed.", id, e);
            records.fail(id, "Something went wrong here; the server's log says what.");
        } finally {
            clean(folder);
            running.set(null);
        }
    }

    private Order order(int journeys, Map<String, byte[]> inForce) throws IOException {
        Set<String> impersonal = candidates.variables().values().stream()
                .filter(variable -> !variable.personal())
                .map(JourneyVariable::name)
                .collect(Collectors.toSet());
        var memorable = ReplayableData.in(inForce, impersonal, json);
        return new Order(
                clock.instant(),
                journeys,
                pastJourneys.last(journeys, memorable.variables(), memorable.messages()),
                teams(),
                impersonal,
                memorable.variables(),
                settings.days(),
                settings.timeLimit().toSeconds());
    }

    private Set<String> teams() {
        return identity.createGroupQuery().list().stream()
                .map(Group::getId)
                .filter(team -> identity.createUserQuery().memberOfGroup(team).count() > 0)
                .collect(Collectors.toSet());
    }

    private void follow(String id, SandboxProcess engine, RehearsalExchange handover)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!engine.endsWithin(LOOK_EVERY_MILLIS)) {
            records.seen(id, handover.progress().orElse(new Progress("starting", 0)));
            if (closing) {
                throw new InterruptedException();
            }
            if (records.isStopAsked(id)) {
                records.stop(id, null);
                return;
            }
            if (Duration.ofNanos(System.nanoTime() - begin).compareTo(settings.timeLimit()) > 0) {
                records.fail(
                        id,
                        "It did not end within the time limit of %d seconds. Play fewer journeys, or ask an administrator for more time."
                                .formatted(settings.timeLimit().toSeconds()));
                return;
            }
        }
        var report = handover.report();
        var refusal = handover.refusal();
        if (report.isPresent()) {
            records.finish(id, report.get());
        } else if (refusal.isPresent()) {
            records.fail(id, "The engine does not take these files: " + refusal.get());
        } else {
            LOG.warn("Rehearsal {} ended without a report:\n{}", id, engine.lastWords());
            records.fail(
                    id,
                    engine.isOutOfMemory()
                            ? "The memory of the throw-away engine (%s) was not enough. Play fewer journeys, or ask an administrator for more."
                                    .formatted(settings.memory())
                            : "The throw-away engine ended before its time; the server's log says why.");
        }
    }

    private static void clean(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("The folder {} of a rehearsal is left behind.", folder, e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        background.shutdown();
        background.awaitTermination(10, TimeUnit.SECONDS);
    }
}
