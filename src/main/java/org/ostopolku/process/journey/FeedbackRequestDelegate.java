package org.ostopolku.process.journey;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.platform.engine.ModelExpressions;
import org.ostopolku.platform.mail.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the feedback question of a touchpoint into the outbox, with the properties {@code subject} and {@code text} of the element.
 * Sends nothing if there is no mail host or no address, or if the person refused contact and has not agreed since; the
 * question stays open for other channels.
 */
@Component("askFeedback")
class FeedbackRequestDelegate implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackRequestDelegate.class);

    private final Outbox outbox;
    private final ModelExpressions expressions;
    private final ContactSuppressionList refused;
    private final CustomerFacts facts;

    FeedbackRequestDelegate(
            Outbox outbox, ModelExpressions expressions, ContactSuppressionList refused, CustomerFacts facts) {
        this.outbox = outbox;
        this.expressions = expressions;
        this.refused = refused;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (outbox.isOpen()) {
            facts.read(execution, true);
        }
        var address = (String) execution.getVariable("contactEmail");
        if (!outbox.isOpen() || address == null || address.isBlank()) {
            LOG.debug("Feedback of journey {} is not asked by mail.", execution.getProcessBusinessKey());
            return;
        }
        if (!"yes".equals(execution.getVariable("contactConsent"))
                && refused.since(Map.of("contactEmail", address)).isPresent()) {
            LOG.debug("Feedback of journey {} is not asked: contact was refused.", execution.getProcessBusinessKey());
            return;
        }
        outbox.add(
                execution,
                execution.getProcessBusinessKey(),
                address.strip(),
                text("subject", execution),
                text("text", execution));
    }

    private String text(String property, DelegateExecution execution) {
        var text =
                ExtensionProperties.of(execution.getBpmnModelElementInstance()).getOrDefault(property, "");
        return String.valueOf(expressions.evaluate(text, execution));
    }
}
