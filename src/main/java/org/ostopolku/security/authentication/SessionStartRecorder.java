package org.ostopolku.security.authentication;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import org.springframework.stereotype.Component;

/** Tells when a session gets its person, before the browser knows that it is logged in and asks for more. */
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
