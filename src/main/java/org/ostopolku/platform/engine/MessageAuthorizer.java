package org.ostopolku.platform.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Is asked before a message from outside is delivered. */
public interface MessageAuthorizer {

    /**
     * @param message its name
     * @param sender who is logged in; null if it is the application itself
     * @throws AuthorizationException if the sender may not send this message
     */
    void letThrough(String message, Authentication sender);
}
