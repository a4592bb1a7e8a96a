package org.ostopolku.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The mails that wait to be sent, in the database. A process adds one in its own transaction; {@link MailDelivery} sends it. */
@Component
public class Outbox {

    private static final int LONGEST_SUBJECT = 1000;
    private static final int LONGEST_TEXT = 10_000;

    private final JdbcClient jdbc;
    private final ObjectProvider<JavaMailSender> server;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ObjectProvider<JavaMailSender> server, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.clock = clock;
    }

    /** Whether a mail server is set. */
    public boolean isOpen() {
        return server.getIfAvailable() != null;
    }

    /**
     * Adds a mail of a process.
     *
     * @param journey null if it is not to a customer
     * @throws ProcessEngineException if the address is not exactly one e-mail address
     */
    public void add(DelegateExecution process, String journey, String address, String subject, String text) {
        requireOneAddress(process, address);
        jdbc.sql("""
                        insert into waiting_mail (id, journey, process_instance, address, subject, content, next_attempt_at)
                        values (:id, :journey, :process, :address, :subject, :content, :now)
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("journey", journey)
                .param("process", process.getProcessInstanceId())
                .param("address", address)
                .param("subject", shorten(subject.replaceAll("\\R", " "), LONGEST_SUBJECT))
                .param("content", shorten(text, LONGEST_TEXT))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static void requireOneAddress(DelegateExecution process, String address) {
        try {
            new InternetAddress(address, true);
        } catch (AddressException e) {
            throw new ProcessEngineException("The address of the mail of %s in %s is not one e-mail address."
                    .formatted(process.getCurrentActivityId(), process.getProcessInstanceId()));
        }
    }

    private static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** Deletes the mails of a journey. Returns their number. */
    public int delete(String journey) {
        return jdbc.sql("delete from waiting_mail where journey = :journey")
                .param("journey", journey)
                .update();
    }

    /** Deletes the mails to customers with this address, upper or lower case, of all journeys. */
    public void deleteTo(String address) {
        jdbc.sql("delete from waiting_mail where journey is not null and lower(address) = lower(:address)")
                .param("address", address.strip())
                .update();
    }

    record Mail(
            String id, String journey, String process, String address, String subject, String content, int attempts) {

        /** Without personal data. */
        @Override
        public String toString() {
            return journey == null ? "mail " + id : "mail " + id + " of journey " + journey;
        }
    }

    /**
     * Takes the mail whose attempt is due for longest, so that no other node takes it.
     *
     * @param lease after this time another attempt is made, if the node stops before it has said what became of this one
     */
    Optional<Mail> take(Duration lease) {
        var now = clock.instant();
        return jdbc.sql("""
                        select id, journey, process_instance as process, address, subject, content, attempts
                        from waiting_mail where next_attempt_at <= :now order by next_attempt_at fetch first row only
                        """)
                .param("now", Timestamp.from(now))
                .query(Mail.class)
                .optional()
                .filter(mail -> jdbc.sql("""
                                        update waiting_mail set attempts = attempts + 1, next_attempt_at = :next
                                        where id = :id and attempts = :attempts
                                        """)
                                .param("next", Timestamp.from(now.plus(lease)))
                                .param("id", mail.id())
                                .param("attempts", mail.attempts())
                                .update()
                        == 1);
    }

    Instant postpone(Mail mail, Duration delay) {
        var next = clock.instant().plus(delay);
        jdbc.sql("update waiting_mail set next_attempt_at = :next where id = :id")
                .param("next", Timestamp.from(next))
                .param("id", mail.id())
                .update();
        return next;
    }

    void remove(Mail mail) {
        jdbc.sql("delete from waiting_mail where id = :id")
                .param("id", mail.id())
                .update();
    }
}
