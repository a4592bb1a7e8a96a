package org.ostopolku.security.web;

import java.security.Principal;
import java.util.List;
import org.ostopolku.security.authentication.Authentications;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The authenticated user or technical account of a request.
 *
 * @param groups ids of the groups
 */
record Caller(String id, List<String> groups) implements Principal {

    /** Spring Security has authenticated the caller before. */
    static Caller current() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return new Caller(caller.getName(), Authentications.groups(caller));
    }

    @Override
    public String getName() {
        return id;
    }
}
