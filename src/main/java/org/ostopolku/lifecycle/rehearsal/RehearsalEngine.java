package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Order;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Progress;
import org.ostopolku.platform.engine.ShippedModels;
import org.ostopolku.simulation.engine.RecordedJourney;
import org.ostopolku.simulation.engine.Simulation;
import org.ostopolku.simulation.engine.SimulationScenario;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

/**
 * What the throw-away engine does all its life: it takes the models that hold now, plays, takes the candidate, plays the same
 * again, reports, and ends. It ends too when nobody holds its input any more.
 */
@Component
@Profile("rehearsal")
class RehearsalEngine implements ApplicationRunner {

    /** The same made-up customers in both plays. */
    private static final long SEED = 7;

    private static final double SHARE_OF_ONE_PLAY = 0.45;
    private static final Duration WATCHED = Duration.ofDays(3);
    private static final Duration BETWEEN_MADE_UP = Duration.ofHours(20);
    private static final long TELL_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final ProcessEngine engine;
    private final ShippedModels shipped;
    private final RehearsalRuns plays;
    private final ExecutionTracer trail;
    private final RehearsedModels models;
    private final ReportWriter writer;
    private final Simulation simulation;
    private final TransactionOperations transaction;
    private final RehearsalExchange handover;
    private long toldAt;

    RehearsalEngine(
            ProcessEngine engine,
            ShippedModels shipped,
            RehearsalRuns plays,
            ExecutionTracer trail,
            RehearsedModels models,
            ReportWriter writer,
            Simulation simulation,
            TransactionOperations transaction,
            ObjectMapper json,
            @Value("${ostopolku.rehearsal.folder}") Path folder) {
        this.engine = engine;
        this.shipped = shipped;
        this.plays = plays;
        this.trail = trail;
        this.models = models;
        this.writer = writer;
        this.simulation = simulation;
        this.transaction = transaction;
        this.handover = new RehearsalExchange(folder, json);
        var lifeline = new Thread(this::endWhenNobodyHolds, "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
    }

    private void endWhenNobodyHolds() {
        try {
            while (System.in.read() >= 0) {
                // whoever started this process holds its input
            }
            FileSystemUtils.deleteRecursively(handover.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var order = handover.order();
        settle(order.teams());
        deploy("now", changed(handover.inForce()));
        // Before the first play, so that nobody waits for a refusal.
        requireDeployable(handover.candidate());
        var now = play("now", order, null, Set.of());
        var changed = models.of(deploy("candidate", handover.candidate()));
        var byHand = changed.stream().map(ProcessDefinition::getKey).toList();
        var then = play("candidate", order, now.watcher(), Set.copyOf(byHand));
        handover.report(writer.write(order.past().size(), now, then, changed));
        Runtime.getRuntime().halt(0);
    }

    private void requireDeployable(Map<String, byte[]> candidate) throws IOException {
        try {
            transaction.executeWithoutResult(trial -> {
                deploy("candidate", candidate);
                trial.setRollbackOnly();
            });
        } catch (ProcessEngineException refusal) {
            handover.refuse(refusal.getMessage());
            Runtime.getRuntime().halt(0);
        }
    }

    /** Somebody in every team to which somebody belongs. */
    private void settle(Set<String> teams) {
        var identity = engine.getIdentityService();
        int number = 0;
        for (String team : teams) {
            if (identity.createGroupQuery().groupId(team).count() == 0) {
                identity.saveGroup(identity.newGroup(team));
            }
            var person = identity.newUser("player" + ++number);
            identity.saveUser(person);
            identity.createMembership(person.getId(), team);
        }
    }

    private Map<String, byte[]> changed(Map<String, byte[]> inForce) {
        var changed = new TreeMap<>(inForce);
        changed.entrySet()
                .removeIf(file ->
                        Arrays.equals(file.getValue(), shipped.contents().get(file.getKey())));
        return changed;
    }

    private String deploy(String name, Map<String, byte[]> files) {
        if (files.isEmpty()) {
            return null;
        }
        var deployment = engine.getRepositoryService().createDeployment().name(name);
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        return deployment.deploy().getId();
    }

    /** @param before the play before, which this one is to be compared with; null if it is the first */
    private RehearsalOutcome play(String phase, Order order, RehearsalRecorder before, Set<String> changed) {
        var guests = guests(phase, order);
        var from = guests.stream()
                .map(SimulationScenario.Guest::at)
                .min(Instant::compareTo)
                .orElseThrow();
        var until = before == null ? RehearsalRuns.end(guests, order.days()) : before.until();
        var length = Duration.between(from, until).toSeconds();
        var byHand = new TreeSet<>(simulation.byHand());
        byHand.retainAll(changed);
        var watcher = new RehearsalRecorder(
                trail,
                engine.getRuntimeService(),
                order,
                until,
                System.nanoTime() + (long) (Duration.ofSeconds(order.seconds()).toNanos() * SHARE_OF_ONE_PLAY),
                at -> tell(
                        phase,
                        length == 0 ? 0 : (double) Duration.between(from, at).toSeconds() / length));
        return plays.play(
                new SimulationScenario(from, until, SEED, until.minus(WATCHED), guests, false, byHand), watcher, phase);
    }

    private void tell(String phase, double share) {
        if (System.nanoTime() - toldAt > TELL_EVERY_NANOS) {
            toldAt = System.nanoTime();
            int half = phase.equals("now") ? 0 : 50;
            try {
                handover.tell(new Progress(phase, half + (int) (50 * Math.max(0, Math.min(1, share)))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Past customers come when they came, made-up ones one after the other. */
    private List<SimulationScenario.Guest> guests(String phase, Order order) {
        var guests = new ArrayList<SimulationScenario.Guest>();
        var first = order.now().minus(Duration.ofDays(order.days()));
        for (int number = 0; number < order.journeys(); number++) {
            var memory = number < order.past().size() ? order.past().get(number) : RecordedJourney.NONE;
            var at = memory.messages().isEmpty()
                    ? first.plus(BETWEEN_MADE_UP.multipliedBy(number))
                    : memory.messages().get(0).at();
            guests.add(new SimulationScenario.Guest(number, phase + "-" + number, at, memory));
        }
        return guests;
    }
}
