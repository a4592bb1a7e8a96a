package org.ostopolku.security.authentication;

import java.time.Clock;
import java.time.LocalDate;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the audit log who came in and who left. */
@Component
public class LoginAudit {

    private static final int REMEMBERED = 10_000;

    private final AuditLog audit;
    private final Clock clock;
    private final ConcurrentLruCache<Seen, Boolean> seen;

    private record Seen(String caller, String with, String address, LocalDate day) {}

    LoginAudit(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.seen = new ConcurrentLruCache<>(REMEMBERED, first -> {
            audit.record(first.caller(), AuditKind.LOGIN, "REST and API", first.with());
            return true;
        });
    }

    /** A system proves with each request who it is: it is told once a day, address and node. */
    public void overTheApi(String caller, String with) {
        seen.get(new Seen(caller, with, address(), LocalDate.now(clock)));
    }

    public void toTheWebApplications(String person, String with) {
        audit.record(person, AuditKind.LOGIN, "web applications", with);
    }

    public void refused(String user, String why) {
        audit.record(null, AuditKind.LOGIN_REFUSED, user, why);
    }

    void left(String person) {
        audit.record(person, AuditKind.LOGOUT, "web applications", null);
    }

    /** Of who asks over the web; empty where the application itself does. */
    static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : "";
    }
}
