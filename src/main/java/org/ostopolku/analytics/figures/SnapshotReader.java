package org.ostopolku.analytics.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads all parts of one answer in one read-only transaction with the isolation level "repeatable read", without the engine's
 * authorization checks: the filter holds the owners whose customers the caller may see.
 */
@Component
public class SnapshotReader {

    private final IdentityService identityService;
    private final DeployedModelLabels labels;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SnapshotReader(
            IdentityService identityService,
            DeployedModelLabels labels,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.identityService = identityService;
        this.labels = labels;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
    }

    public <T> T read(Supplier<T> answer) {
        return SystemAuthentication.with(identityService, () -> transaction.execute(status -> answer.get()));
    }

    /** Reads an answer that compares two periods and needs the labels of the deployed models. */
    public <T> T read(FigureFilter filter, BiFunction<ComparedPeriods, Labels, T> answer) {
        return read(() -> answer.apply(ComparedPeriods.of(filter, LocalDate.now(clock)), labels.read()));
    }
}
