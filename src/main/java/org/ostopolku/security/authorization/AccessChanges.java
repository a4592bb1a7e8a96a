package org.ostopolku.security.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The changes made when {@code access.yaml} is applied, by group. */
class AccessChanges {

    private static final Logger LOG = LoggerFactory.getLogger(AccessChanges.class);

    private final Map<String, List<String>> added = new TreeMap<>();
    private final Map<String, List<String>> removed = new TreeMap<>();

    void add(String group, String change) {
        added.computeIfAbsent(group, none -> new ArrayList<>()).add(change);
    }

    void remove(String group, String change) {
        removed.computeIfAbsent(group, none -> new ArrayList<>()).add(change);
    }

    /**
     * Writes an entry for each group to the log and to the audit log.
     *
     * @param first whether the file is applied for the first time: then additions are one entry for all groups
     */
    void report(AuditLog auditLog, boolean first) {
        if (first && !added.isEmpty()) {
            LOG.info("Applied access.yaml for the first time, to {}.", String.join(", ", added.keySet()));
            auditLog.record(
                    AuditKind.ROLE_CHANGE,
                    String.join(", ", added.keySet()),
                    "access.yaml: applied for the first time");
        } else {
            added.forEach((group, what) -> report(auditLog, group, what));
        }
        removed.forEach((group, what) -> report(auditLog, group, what));
    }

    private static void report(AuditLog auditLog, String group, List<String> groupChanges) {
        var words = String.join("; ", groupChanges);
        LOG.warn("access.yaml has changed for {}: {}.", group, words);
        auditLog.record(AuditKind.ROLE_CHANGE, group, "access.yaml: " + words);
    }
}
