package org.ostopolku.security.authentication;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import org.springframework.stereotype.Component;

/** Stores the login in a session as soon as the web applications set its user, before the next request. */
@Component
class SessionStartRecorder implements HttpSessionAttributeListener {

    private final WebappSessionFilter sessions;

    SessionStartRecorder(WebappSessionFilter sessions) {
        this.sessions = sessions;
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        sessions.begin(event.getSession());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        sessions.begin(event.getSession());
    }
}
