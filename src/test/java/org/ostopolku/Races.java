package org.ostopolku;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs two works at once, each in a thread and a transaction of its own. Four orders are always played: each of the two works
 * first, and the first is interrupted before it writes or before it commits; then the other runs until it is done, or until it
 * waits for a lock of the first. {@code -Derasure.races=500} also lets each pair run freely 500 times.
 */
public final class Races implements AutoCloseable {

    /** Why races run on PostgreSQL only. */
    public static final String DATABASE = "locks as in production";

    private static final Logger LOG = LoggerFactory.getLogger(Races.class);
    private static final int REPETITIONS = Integer.getInteger("erasure.races", 0);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final TransactionTemplate transaction;
    private final CommandExecutor commands;
    private final JdbcClient jdbc;

    public Races(ProcessEngine engine) {
        var configuration = (SpringProcessEngineConfiguration) engine.getProcessEngineConfiguration();
        transaction = new TransactionTemplate(configuration.getTransactionManager());
        commands = configuration.getCommandExecutorTxRequired();
        jdbc = JdbcClient.create(configuration.getDataSource());
    }

    /** One transaction. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Creates a journey and two works on it. */
    @FunctionalInterface
    public interface Preparation {
        Race prepare() throws Exception;
    }

    @FunctionalInterface
    public interface Check {
        void check(Outcome outcome) throws Exception;
    }

    /** @param check of what is right, whatever the order was */
    public record Race(Work one, Work other, Check check) {}

    /** The failures; null for a work that has committed. */
    public record Outcome(Exception one, Exception other) {

        public Stream<Exception> failures() {
            return Stream.of(one, other).filter(failure -> failure != null);
        }
    }

    /** Prepares and runs a new race for each order. */
    public void run(String name, Preparation preparation) throws Exception {
        for (boolean written : new boolean[] {false, true}) {
            var race = preparation.prepare();
            var outcome = interrupt(written, race.one(), race.other());
            check(race, outcome, "%s, the one first, %s".formatted(name, state(written)));

            race = preparation.prepare();
            var reversed = interrupt(written, race.other(), race.one());
            check(
                    race,
                    new Outcome(reversed.other(), reversed.one()),
                    "%s, the other first, %s".formatted(name, state(written)));
        }
        if (REPETITIONS > 0) {
            repeat(name, preparation);
        }
    }

    private void repeat(String name, Preparation preparation) throws Exception {
        int oneRefused = 0;
        int otherRefused = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            var race = preparation.prepare();
            var outcome = together(repetition % 8, race);
            check(race, outcome, "%s, repetition %d".formatted(name, repetition));
            oneRefused += outcome.one() == null ? 0 : 1;
            otherRefused += outcome.other() == null ? 0 : 1;
        }
        LOG.info(
                "{}: {} repetitions; refused: {} times the one, {} times the other",
                name,
                REPETITIONS,
                oneRefused,
                otherRefused);
    }

    private static String state(boolean written) {
        return written ? "before its commit" : "before its writing";
    }

    private static void check(Race race, Outcome outcome, String order) throws Exception {
        try {
            race.check().check(outcome);
        } catch (AssertionError | Exception e) {
            throw new AssertionError("%s: %s. %s".formatted(order, outcome, e.getMessage()), e);
        }
    }

    private Outcome interrupt(boolean written, Work first, Work second) throws Exception {
        var following = new Following(second);
        Work interrupted = () -> {
            first.run();
            following.run();
        };
        var failure = attempt(() -> {
            if (written) {
                transaction.executeWithoutResult(status -> unchecked(interrupted));
            } else {
                commands.execute(command -> {
                    unchecked(interrupted);
                    return null;
                });
            }
        });
        return new Outcome(failure, following.failure());
    }

    /** The second work: starts when the first is interrupted, or failed before. */
    private final class Following {

        private final Work work;
        private Future<Exception> running;

        private Following(Work work) {
            this.work = work;
        }

        private void run() {
            running = threads.submit(() -> attempt(work));
            while (!running.isDone() && !somebodyWaits()) {
                Thread.onSpinWait();
            }
        }

        private Exception failure() throws ExecutionException, InterruptedException {
            return running == null ? attempt(work) : running.get();
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @param shift up to 3: the other begins by so many round trips later; from 4: the one */
    private Outcome together(int shift, Race race) throws Exception {
        var barrier = new CyclicBarrier(2);
        var one = threads.submit(() -> attempt(() -> begin(barrier, shift - 4, race.one())));
        var other = threads.submit(() -> attempt(() -> begin(barrier, shift < 4 ? shift : 0, race.other())));
        return new Outcome(one.get(), other.get());
    }

    private void begin(CyclicBarrier barrier, int trips, Work work) throws Exception {
        barrier.await();
        for (int trip = 0; trip < trips * 5; trip++) {
            somebodyWaits();
        }
        work.run();
    }

    private static Exception attempt(Work work) {
        try {
            work.run();
            return null;
        } catch (WrappedException e) {
            return (Exception) e.getCause();
        } catch (Exception e) {
            return e;
        }
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new WrappedException(e);
        }
    }

    private static final class WrappedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private WrappedException(Exception cause) {
            super(cause);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
