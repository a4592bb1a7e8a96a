package org.ostopolku.platform.mail;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.ostopolku.platform.mail.Outbox.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the mails of the {@link Outbox}, one at a time, outside of transactions and of the job executor: a mail server that
 * does not answer holds up nothing else. A mail that fails is tried again with a growing delay; from the third time on, the
 * process that sent it has an incident. After about a day it is deleted. A node that stops while it sends may send twice.
 */
@Component
public class MailDelivery {

    /** Type of the incident, which Cockpit shows. */
    static final String INCIDENT = "mailNotSent";

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private static final int ATTEMPTS_BEFORE_INCIDENT = 3;

    /** Longer than the time limits of the connection together. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** A server repeats the address in its refusal. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"()]+@[^\\s<>\"()]+");

    private final Outbox outbox;
    private final RuntimeService runtime;
    private final ObjectProvider<JavaMailSender> server;
    private final String sender;

    MailDelivery(
            Outbox outbox,
            RuntimeService runtime,
            ObjectProvider<JavaMailSender> server,
            @Value("${ostopolku.mail.from}") String sender) {
        this.outbox = outbox;
        this.runtime = runtime;
        this.server = server;
        this.sender = sender;
    }

    /** Sends what is due, until a mail fails. */
    @Scheduled(fixedDelayString = "PT5S")
    public void sendDue() {
        var mailServer = server.getIfAvailable();
        if (mailServer == null) {
            return;
        }
        var isSent = true;
        while (isSent) {
            isSent = outbox.take(LEASE).map(mail -> isSent(mail, mailServer)).orElse(false);
        }
    }

    private boolean isSent(Mail mail, JavaMailSender mailServer) {
        var message = new SimpleMailMessage();
        message.setFrom(sender);
        message.setTo(mail.address());
        message.setSubject(mail.subject());
        message.setText(mail.content());
        try {
            mailServer.send(message);
        } catch (MailException e) {
            failed(mail, reason(e));
            return false;
        }
        outbox.remove(mail);
        incidents(mail).forEach(runtime::resolveIncident);
        return true;
    }

    private void failed(Mail mail, String reason) {
        int attempts = mail.attempts() + 1;
        if (attempts > DELAYS.size()) {
            outbox.remove(mail);
            LOG.error("The {} was not sent after {} attempts, and is deleted: {}", mail, attempts, reason);
            raiseIncident(mail, "Not sent after %d attempts, and deleted: %s".formatted(attempts, reason));
            return;
        }
        var next = outbox.postpone(mail, DELAYS.get(attempts - 1));
        LOG.warn("The {} was not sent (attempt {}, the next at {}): {}", mail, attempts, next, reason);
        if (attempts >= ATTEMPTS_BEFORE_INCIDENT) {
            raiseIncident(mail, "Not sent in %d attempts, the next at %s: %s".formatted(attempts, next, reason));
        }
    }

    /** In place of the earlier one; none if the process has ended. */
    private void raiseIncident(Mail mail, String sentence) {
        incidents(mail).forEach(runtime::resolveIncident);
        if (runtime.createProcessInstanceQuery()
                        .processInstanceId(mail.process())
                        .count()
                > 0) {
            runtime.createIncident(INCIDENT, mail.process(), mail.id(), sentence);
        }
    }

    private List<String> incidents(Mail mail) {
        return runtime.createIncidentQuery().incidentType(INCIDENT).configuration(mail.id()).list().stream()
                .map(incident -> incident.getId())
                .toList();
    }

    private static String reason(MailException error) {
        var cause = NestedExceptionUtils.getMostSpecificCause(error).getMessage();
        return ADDRESS.matcher(String.valueOf(cause)).replaceAll("(address)").strip();
    }
}
