package org.ostopolku.platform.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Checks who may send a message, before the message is delivered. */
public interface MessageAuthorizer {

    /**
     * @param message the name
     * @param sender the current user; null for the application itself
     * @throws AuthorizationException if the sender may not send this message
     */
    void authorize(String message, Authentication sender);
}
