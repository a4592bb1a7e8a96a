package org.ostopolku.security.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What applying {@code access.yaml} has changed, group by group. */
class AccessChanges {

    private static final Logger LOG = LoggerFactory.getLogger(AccessChanges.class);

    private final Map<String, List<String>> added = new TreeMap<>();
    private final Map<String, List<String>> takenAway = new TreeMap<>();

    void add(String group, String what) {
        added.computeIfAbsent(group, none -> new ArrayList<>()).add(what);
    }

    void takeAway(String group, String what) {
        takenAway.computeIfAbsent(group, none -> new ArrayList<>()).add(what);
    }

    /**
     * Tells the reader of the log and of the audit log, an entry a group.
     *
     * @param first whether the file is applied for the first time, so that what is added is no change worth a line each
     */
    void tell(AuditLog auditLog, boolean first) {
        if (first && !added.isEmpty()) {
            LOG.info("Granted what access.yaml says for the first time, to {}.", String.join(", ", added.keySet()));
            auditLog.record(AuditKind.ROLE_CHANGE, String.join(", ", added.keySet()), "access.yaml: applied first");
        } else {
            added.forEach((group, what) -> tell(auditLog, group, what));
        }
        takenAway.forEach((group, what) -> tell(auditLog, group, what));
    }

    private static void tell(AuditLog auditLog, String group, List<String> what) {
        var words = String.join("; ", what);
        LOG.warn("access.yaml has changed for {}: {}.", group, words);
        auditLog.record(AuditKind.ROLE_CHANGE, group, "access.yaml: " + words);
    }
}
