package org.ostopolku.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;

/** What customers do on their own: they notice us, send signals, ask for help, move, answer and leave. */
class CustomerLife {

    private static final String JOURNEY = "customer-journey";
    private static final double HOURS_PER_MONTH = 30.4 * 24;

    private final Scene scene;
    private final RuntimeService runtimeService;
    private final WorkingHours hours;
    private int messages;

    CustomerLife(Scene scene) {
        this.scene = scene;
        this.runtimeService = scene.engine().getRuntimeService();
        this.hours = scene.hours();
    }

    /** How many messages the customers have sent. */
    int messages() {
        return messages;
    }

    /** Lets a customer notice us at the given time. */
    void expect(Customer customer, Instant at) {
        var awake = hours.awake(at, customer);
        scene.agenda().add(awake, "customer-noticed", customer, () -> notice(customer));
    }

    /** Lets a customer whose journey has just begun act on their own from now on. */
    void begin(Customer customer, String journey) {
        scene.customers().begin(customer, journey);
        scene.behaviour().messages().keySet().forEach(message -> plan(message, customer));
    }

    /** Perhaps the customer will tell how a touchpoint went. */
    void mayAnswer(Customer customer) {
        var feedback = scene.behaviour().feedback();
        if (customer.chance().nextDouble() < feedback.answered().getOrDefault(customer.segment(), 0.0)) {
            double after =
                    customer.between(feedback.hours().get(0), feedback.hours().get(1));
            scene.agenda()
                    .add(
                            in(after, customer),
                            "feedback-received",
                            customer,
                            () -> sendIfAwaited("feedback-received", customer));
        }
    }

    private boolean notice(Customer customer) {
        var message = "customer-noticed";
        var journey = runtimeService
                .createMessageCorrelation(message)
                .setVariables(payload(message, customer))
                .correlateStartMessage();
        messages++;
        begin(customer, journey.getBusinessKey());
        return true;
    }

    private void plan(String message, Customer customer) {
        double perMonth = scene.behaviour().messages().get(message).perMonth().getOrDefault(customer.segment(), 0.0);
        if (perMonth > 0) {
            double wait = -Math.log(1 - customer.chance().nextDouble()) * HOURS_PER_MONTH / perMonth;
            scene.agenda().add(in(wait, customer), message, customer, () -> act(message, customer));
        }
    }

    private boolean act(String message, Customer customer) {
        var journey = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(customer.journey(), JOURNEY)
                .singleResult();
        if (journey == null) {
            return false;
        }
        var stage = runtimeService.getVariable(journey.getId(), "stage");
        customer.note("stage", stage);
        double part = scene.behaviour().messages().get(message).inStage().getOrDefault(String.valueOf(stage), 1.0);
        boolean sent = customer.chance().nextDouble() < part && sendIfAwaited(message, customer);
        plan(message, customer);
        return sent;
    }

    private boolean sendIfAwaited(String message, Customer customer) {
        long waiting = runtimeService
                .createExecutionQuery()
                .processInstanceBusinessKey(customer.journey())
                .messageEventSubscriptionName(message)
                .count();
        if (waiting > 0) {
            runtimeService
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(customer.journey())
                    .setVariables(payload(message, customer))
                    .correlate();
            messages++;
        }
        return waiting > 0;
    }

    private Map<String, Object> payload(String message, Customer customer) {
        return scene.filling().fill(scene.forms().ofMessage(message), customer, Map.of());
    }

    private Instant in(double hoursFromNow, Customer customer) {
        var time = scene.clock().instant().plus(Duration.ofSeconds((long) (hoursFromNow * 3600)));
        return hours.awake(time, customer);
    }
}
