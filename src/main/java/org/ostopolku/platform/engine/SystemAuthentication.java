package org.ostopolku.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;

/** Does something with the application's own rights, whoever is logged in. */
public final class SystemAuthentication {

    private SystemAuthentication() {}

    /** The result of a work, during which nobody is logged in. */
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
