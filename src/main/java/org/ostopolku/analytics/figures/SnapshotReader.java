package org.ostopolku.analytics.figures;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.authorization.SystemAuthentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads everything of one answer as it was at one moment, and without the rights of whoever asks: what they may see of
 * the customers is in the filter, and they need not be allowed to read models.
 */
@Component
public class SnapshotReader {

    private final IdentityService identityService;
    private final TransactionTemplate transaction;

    SnapshotReader(IdentityService identityService, PlatformTransactionManager transactions) {
        this.identityService = identityService;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
    }

    public <T> T read(Supplier<T> answer) {
        return SystemAuthentication.with(identityService, () -> transaction.execute(status -> answer.get()));
    }
}
