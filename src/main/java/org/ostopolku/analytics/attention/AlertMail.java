package org.ostopolku.analytics.attention;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Mails the alerts to the user in the variable {@code subscriber}. Sends nothing if there is no mail host, or no address in the
 * user's profile.
 */
@Component("alertMail")
class AlertMail implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(AlertMail.class);

    private final Alerts alerts;
    private final AlertText text;
    private final AlertSubscriptions subscriptions;
    private final ObjectProvider<JavaMailSender> mail;
    private final String sender;

    AlertMail(
            Alerts alerts,
            AlertText text,
            AlertSubscriptions subscriptions,
            ObjectProvider<JavaMailSender> mail,
            @Value("${ostopolku.mail.from}") String sender) {
        this.alerts = alerts;
        this.text = text;
        this.subscriptions = subscriptions;
        this.mail = mail;
        this.sender = sender;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var subscriber = (String) execution.getVariable("subscriber");
        var server = mail.getIfAvailable();
        var address = subscriptions.address(subscriber);
        if (server == null || address.isEmpty()) {
            LOG.info(
                    "The alerts are not mailed to {}: there is no {}.",
                    subscriber,
                    server == null ? "mail host" : "address");
            return;
        }
        var changes = alerts.readLastChanges();
        var message = new SimpleMailMessage();
        message.setFrom(sender);
        message.setTo(address.get());
        message.setSubject(text.subject(changes));
        message.setText(text.body(changes));
        server.send(message);
    }
}
