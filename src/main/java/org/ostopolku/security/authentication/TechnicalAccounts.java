package org.ostopolku.security.authentication;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.ostopolku.platform.engine.MessageAuthorizer;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The technical accounts of {@code access.yaml}.
 *
 * @param channels names of the messages that an account may send, by account
 */
@ConfigurationProperties("ostopolku.access")
public record TechnicalAccounts(Map<String, Set<String>> channels) implements MessageAuthorizer {

    public TechnicalAccounts {
        channels = channels == null ? Map.of() : channels;
    }

    public boolean contains(String account) {
        return channels.containsKey(account);
    }

    @Override
    public void authorize(String message, Authentication sender) {
        if (sender == null || sender.getGroupIds() == null || !Authentications.isChannel(sender.getGroupIds())) {
            return;
        }
        if (message == null
                || !channels.getOrDefault(sender.getUserId(), Set.of()).contains(message)) {
            throw new AuthorizationException("The technical account " + sender.getUserId()
                    + " may not send the message \"" + message
                    + "\": ostopolku.access.channels lists what it may send.");
        }
    }
}
