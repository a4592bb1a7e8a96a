package org.ostopolku.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;

/** Runs code with the permissions of the application instead of those of the current user. */
public final class SystemAuthentication {

    private SystemAuthentication() {}

    /** Runs the work without an authenticated user. */
    public static <T> T with(IdentityService identities, Supplier<T> work) {
        var caller = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.get();
        } finally {
            identities.setAuthentication(caller);
        }
    }
}
