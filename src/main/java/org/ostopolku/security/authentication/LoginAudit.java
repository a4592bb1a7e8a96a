package org.ostopolku.security.authentication;

import java.time.Clock;
import java.time.LocalDate;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Records logins and logouts in the audit log. */
@Component
public class LoginAudit {

    private static final int MAX_SEEN = 10_000;

    private final AuditLog audit;
    private final Clock clock;
    private final ConcurrentLruCache<Seen, Boolean> seen;

    private record Seen(String caller, String method, String address, LocalDate day) {}

    LoginAudit(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.seen = new ConcurrentLruCache<>(MAX_SEEN, first -> {
            audit.record(first.caller(), AuditKind.LOGIN, "REST and API", first.method());
            return true;
        });
    }

    /** Records a caller that authenticates with each request, once for each day, address and node. */
    public void recordApiLogin(String caller, String method) {
        seen.get(new Seen(caller, method, AuditLog.address(), LocalDate.now(clock)));
    }

    public void recordWebappLogin(String person, String method) {
        audit.record(person, AuditKind.LOGIN, "web applications", method);
    }

    public void recordRefusal(String user, String why) {
        audit.record(null, AuditKind.LOGIN_REFUSED, user, why);
    }

    void recordLogout(String person) {
        audit.record(person, AuditKind.LOGOUT, "web applications", null);
    }
}
