package org.ostopolku.security.authentication;

import org.springframework.security.core.AuthenticationException;

/** The OpenID provider has authenticated a user who may not use Ostopolku. */
public class AccessNotGrantedException extends AuthenticationException {

    private static final long serialVersionUID = 1;

    /** @param sentence for the user */
    public AccessNotGrantedException(String sentence) {
        super(sentence);
    }
}
