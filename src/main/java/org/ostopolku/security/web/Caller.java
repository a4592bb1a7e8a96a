package org.ostopolku.security.web;

import java.security.Principal;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who asks.
 *
 * @param id of the person or channel
 * @param groups ids of their groups
 */
record Caller(String id, List<String> groups) implements Principal {

    /** Whom the package {@code login} let in, which closes every door for strangers. */
    static Caller current() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return new Caller(
                caller.getName(),
                caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList());
    }

    @Override
    public String getName() {
        return id;
    }
}
