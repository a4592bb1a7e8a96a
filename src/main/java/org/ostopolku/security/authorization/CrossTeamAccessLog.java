package org.ostopolku.security.authorization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.user.UserGroups;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Records reads of customers of other teams in the audit log, once a day for each user and journey. */
@Component
public class CrossTeamAccessLog {

    private final IdentityService identityService;
    private final AuditLog auditLog;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionOperations transaction;

    CrossTeamAccessLog(
            IdentityService identityService,
            AuditLog auditLog,
            JdbcClient jdbc,
            Clock clock,
            TransactionOperations transaction) {
        this.identityService = identityService;
        this.auditLog = auditLog;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Records that a user reads the data of a customer.
     *
     * @param owner user id of the journey's owner; null or empty if there is none
     * @param reason the permission used
     */
    public void note(String person, String journey, String owner, String reason) {
        if (owner == null || owner.isEmpty() || owner.equals(person) || !shareNoTeam(person, owner)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                if (isFirst(person, journey)) {
                    auditLog.record(person, AuditKind.FOREIGN_READ, journey, reason);
                }
            });
        } catch (DuplicateKeyException e) {
            // A concurrent request of the same user has recorded it.
        }
    }

    private boolean shareNoTeam(String one, String other) {
        return Collections.disjoint(UserGroups.find(identityService, one), UserGroups.find(identityService, other));
    }

    /** Keeps the reads of the current day only. */
    private boolean isFirst(String person, String journey) {
        var today = LocalDate.now(clock);
        jdbc.sql("delete from foreign_read where person = :person and read_on < :today")
                .param("person", person)
                .param("today", today)
                .update();
        return jdbc.sql("""
                        insert into foreign_read (person, journey, read_on)
                        select cast(:person as varchar(64)), cast(:journey as varchar(255)), cast(:today as date)
                        where not exists (select 1 from foreign_read
                            where person = :person and journey = :journey and read_on = :today)
                        """)
                        .param("person", person)
                        .param("journey", journey)
                        .param("today", today)
                        .update()
                == 1;
    }
}
