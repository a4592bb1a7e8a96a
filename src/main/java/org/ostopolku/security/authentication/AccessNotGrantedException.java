package org.ostopolku.security.authentication;

import org.springframework.security.core.AuthenticationException;

/** Somebody whom the company knows, but who may not come in here. */
public class AccessNotGrantedException extends AuthenticationException {

    private static final long serialVersionUID = 1;

    /** @param sentence for that person */
    public AccessNotGrantedException(String sentence) {
        super(sentence);
    }
}
