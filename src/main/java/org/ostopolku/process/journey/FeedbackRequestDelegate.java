package org.ostopolku.process.journey;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.platform.engine.ModelExpressions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends the feedback question of a touchpoint by mail, with the properties {@code subject} and {@code text} of the element.
 * Sends nothing if there is no mail host or no address, or if the person refused contact and has not agreed since; the
 * question stays open for other channels.
 */
@Component("askFeedback")
class FeedbackRequestDelegate implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackRequestDelegate.class);

    private final ObjectProvider<JavaMailSender> mail;
    private final ModelExpressions expressions;
    private final ContactSuppressionList refused;
    private final CustomerFacts facts;
    private final String sender;

    FeedbackRequestDelegate(
            ObjectProvider<JavaMailSender> mail,
            ModelExpressions expressions,
            ContactSuppressionList refused,
            CustomerFacts facts,
            @Value("${ostopolku.mail.from}") String sender) {
        this.mail = mail;
        this.expressions = expressions;
        this.refused = refused;
        this.facts = facts;
        this.sender = sender;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var server = mail.getIfAvailable();
        if (server != null) {
            facts.read(execution, true);
        }
        var address = (String) execution.getVariable("contactEmail");
        if (server == null || address == null || address.isBlank()) {
            LOG.debug("Feedback of journey {} is not asked by mail.", execution.getProcessBusinessKey());
            return;
        }
        if (!"yes".equals(execution.getVariable("contactConsent"))
                && refused.since(Map.of("contactEmail", address)).isPresent()) {
            LOG.debug("Feedback of journey {} is not asked: contact was refused.", execution.getProcessBusinessKey());
            return;
        }
        var question = new SimpleMailMessage();
        question.setFrom(sender);
        question.setTo(address);
        question.setSubject(text("subject", execution).replaceAll("\\R", " "));
        question.setText(text("text", execution));
        server.send(question);
    }

    private String text(String property, DelegateExecution execution) {
        var text =
                ExtensionProperties.of(execution.getBpmnModelElementInstance()).getOrDefault(property, "");
        return String.valueOf(expressions.evaluate(text, execution));
    }
}
