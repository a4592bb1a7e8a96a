package org.ostopolku.lifecycle.migration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.ostopolku.lifecycle.migration.InstancePositions.Instance;
import org.ostopolku.lifecycle.migration.MigrationProgress.State;
import org.ostopolku.platform.engine.EngineTables;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.kpi.OpenJourneys;
import org.ostopolku.security.user.UserNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Migrates journeys in batches of the engine and reports their progress. */
@Component
class Migrations {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final EngineTables engineTables;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final HistoryService history;
    private final IdentityService identity;
    private final OpenJourneys openJourneys;
    private final UserNames userNames;
    private final Clock clock;

    Migrations(
            JdbcClient jdbc,
            EngineTables engineTables,
            RuntimeService runtime,
            ManagementService management,
            HistoryService history,
            IdentityService identity,
            OpenJourneys openJourneys,
            UserNames userNames,
            Clock clock) {
        this.jdbc = jdbc;
        this.engineTables = engineTables;
        this.runtime = runtime;
        this.management = management;
        this.history = history;
        this.identity = identity;
        this.openJourneys = openJourneys;
        this.userNames = userNames;
        this.clock = clock;
    }

    private record Entry(
            String id, String process, int fromVersion, int toVersion, String person, Instant at, int journeys) {}

    /**
     * Migrates one journey synchronously. It is a finished migration in the list.
     *
     * @throws Problem (conflict) if a migration of its version runs
     */
    @Transactional
    public void migrateOne(MigrationPreviews.Analysis analysis, Instance instance) {
        requireNoneRuns(analysis.from());
        runtime.newMigration(analysis.plan())
                .processInstanceIds(instance.instance())
                .execute();
        openJourneys.follow(
                analysis.from().getKey(),
                analysis.from().getVersion(),
                analysis.to().getVersion());
        add("one-" + UUID.randomUUID(), analysis, 1, false);
    }

    /**
     * @return id of the migration
     * @throws Problem (conflict) if a migration of the same version runs, such as after a double click
     */
    @Transactional
    public String begin(MigrationPreviews.Analysis analysis) {
        requireNoneRuns(analysis.from());
        var instances = analysis.movable().stream().map(Instance::instance).toList();
        var batch = runtime.newMigration(analysis.plan())
                .processInstanceIds(instances)
                .executeAsync();
        add(batch.getId(), analysis, instances.size(), true);
        return batch.getId();
    }

    /** Until the transaction ends, no other node begins one. */
    private void requireNoneRuns(ProcessDefinition from) {
        engineTables.lock();
        entries("and open = true", "").stream()
                .filter(entry -> entry.process().equals(from.getKey()) && entry.fromVersion() == from.getVersion())
                .map(this::progress)
                .filter(migration -> migration.state() != State.finished)
                .findFirst()
                .ifPresent(running -> {
                    throw Problem.conflict(
                                    "The migration of %s from version %d to %d that %s began is %s: %d of %d journeys are migrated. Wait until it is finished."
                                            .formatted(
                                                    running.process(),
                                                    running.from(),
                                                    running.to(),
                                                    running.person(),
                                                    running.state(),
                                                    running.moved(),
                                                    running.journeys()))
                            .with("migration", running.id());
                });
    }

    /** @param open whether a batch still runs */
    private void add(String id, MigrationPreviews.Analysis analysis, int journeys, boolean open) {
        jdbc.sql("""
                        insert into journey_move (id, process_key, from_version, to_version, person, begun_at, journeys, open)
                        values (:id, :process, :from, :to, :person, :now, :journeys, :open)
                        """)
                .param("id", id)
                .param("process", analysis.from().getKey())
                .param("from", analysis.from().getVersion())
                .param("to", analysis.to().getVersion())
                .param("person", identity.getCurrentAuthentication().getUserId())
                .param("now", Timestamp.from(clock.instant()))
                .param("journeys", journeys)
                .param("open", open)
                .update();
    }

    /** The newest first. */
    List<MigrationProgress> newest() {
        return entries("order by begun_at desc fetch first " + SHOWN + " rows only", "").stream()
                .map(this::progress)
                .toList();
    }

    /** @throws Problem if there is none with this id */
    MigrationProgress progress(String id) {
        return entries("and id = :id", id).stream()
                .findFirst()
                .map(this::progress)
                .orElseThrow(() -> Problem.notFound("There is no migration " + id + "."));
    }

    /** @throws Problem if it is finished */
    void stop(String id) {
        requireBatch(id);
        management.suspendBatchById(id);
    }

    /** @throws Problem if it is finished */
    void resume(String id) {
        requireBatch(id);
        management.activateBatchById(id);
    }

    private void requireBatch(String id) {
        progress(id);
        if (management.createBatchQuery().batchId(id).count() == 0) {
            throw Problem.conflict("The migration is finished.");
        }
    }

    /** Updates the stage versions in the ledger. A migration ends when its batch has ended or only failed jobs are left. */
    @Scheduled(fixedDelayString = "PT5S")
    void updateOpenMigrations() {
        entries("and open = true", "").forEach(entry -> {
            openJourneys.follow(entry.process(), entry.fromVersion(), entry.toVersion());
            if (progress(entry).state() == State.finished) {
                jdbc.sql("update journey_move set open = false where id = :id")
                        .param("id", entry.id())
                        .update();
            }
        });
    }

    private List<Entry> entries(String which, String id) {
        var query = jdbc.sql("""
                select id, process_key as process, from_version as fromVersion, to_version as toVersion, person, begun_at as at,
                    journeys
                from journey_move
                where 1 = 1
                """ + which);
        return (id.isEmpty() ? query : query.param("id", id)).query(Entry.class).list();
    }

    private MigrationProgress progress(Entry entry) {
        var statistics = SystemAuthentication.with(identity, () -> management
                .createBatchStatisticsQuery()
                .batchId(entry.id())
                .singleResult());
        int failed = statistics == null ? 0 : statistics.getFailedJobs();
        int left = statistics == null ? 0 : statistics.getRemainingJobs();
        return new MigrationProgress(
                entry.id(),
                entry.process(),
                entry.fromVersion(),
                entry.toVersion(),
                userNames.names(List.of(entry.person())).get(entry.person()),
                entry.at(),
                entry.journeys(),
                entry.journeys() - left,
                failed,
                state(statistics, failed, left),
                failed == 0 ? List.of() : reasons(statistics));
    }

    private static State state(BatchStatistics statistics, int failed, int left) {
        if (statistics == null || left > 0 && failed == left) {
            return State.finished;
        }
        return statistics.isSuspended() ? State.stopped : State.running;
    }

    private List<String> reasons(BatchStatistics batch) {
        return SystemAuthentication.with(
                identity, () -> management
                        .createJobQuery()
                        .jobDefinitionId(batch.getBatchJobDefinitionId())
                        .noRetriesLeft()
                        .listPage(0, SHOWN)
                        .stream()
                        .map(Job::getExceptionMessage)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }
}
