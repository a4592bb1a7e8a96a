package org.ostopolku.analytics.attention;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.platform.mail.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the alerts into the outbox, to the user in the variable {@code subscriber}. Sends nothing if there is no mail host, or no address in the
 * user's profile.
 */
@Component("alertMail")
class AlertMail implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(AlertMail.class);

    private final Alerts alerts;
    private final AlertText text;
    private final AlertSubscriptions subscriptions;
    private final Outbox outbox;

    AlertMail(Alerts alerts, AlertText text, AlertSubscriptions subscriptions, Outbox outbox) {
        this.alerts = alerts;
        this.text = text;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var subscriber = (String) execution.getVariable("subscriber");
        var address = subscriptions.address(subscriber);
        if (!outbox.isOpen() || address.isEmpty()) {
            LOG.info(
                    "The alerts are not mailed to {}: there is no {}.",
                    subscriber,
                    !outbox.isOpen() ? "mail host" : "address");
            return;
        }
        var changes = alerts.readLastChanges();
        outbox.add(execution, null, address.get(), text.subject(changes), text.body(changes));
    }
}
