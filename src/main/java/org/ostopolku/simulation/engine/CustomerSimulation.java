package org.ostopolku.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.touchpoint.UnfinishedTouchpointException;

/** The messages of simulated customers: first contact, signals, help requests, feedback, moves and leaving. */
class CustomerSimulation {

    static final String CUSTOMER_NOTICED = "customer-noticed";

    private static final double HOURS_PER_MONTH = 30.4 * 24;

    private final SimulationContext context;
    private final RuntimeService runtimeService;
    private final WorkingHours hours;
    private int messages;

    CustomerSimulation(SimulationContext context) {
        this.context = context;
        this.runtimeService = context.engine().getRuntimeService();
        this.hours = context.hours();
    }

    int messages() {
        return messages;
    }

    /** Schedules the first contact of a customer. */
    void schedule(SimulationScenario.Arrival arrival) {
        var customer = context.customers().create(arrival.number(), arrival.recorded());
        var at = customer.cursor().covers(arrival.at()) ? arrival.at() : hours.awake(arrival.at(), customer);
        context.events().add(at, CUSTOMER_NOTICED, customer, () -> start(customer, arrival.journey()));
    }

    /** Schedules the messages of a customer whose journey has just begun. */
    void startActing(SimulatedCustomer customer, String journey) {
        context.customers().register(customer, journey);
        customer.cursor().laterMessages().forEach(message -> context.events()
                .add(message.at(), message.name(), customer, () -> replay(message, customer)));
        context.behaviour().messages().keySet().forEach(message -> plan(message, customer));
    }

    private boolean replay(RecordedJourney.Message message, SimulatedCustomer customer) {
        boolean delivered = sendIfAwaited(message.name(), customer, message.values());
        if (!delivered) {
            context.listener().messageNotAwaited(message.name());
        }
        return delivered;
    }

    /** Schedules the customer's feedback on a touchpoint, with the probability of their segment. */
    void scheduleFeedback(SimulatedCustomer customer) {
        if (customer.cursor().covers(context.clock().instant())) {
            return;
        }
        var feedback = context.behaviour().feedback();
        if (customer.random().nextDouble() < feedback.answered().getOrDefault(customer.segment(), 0.0)) {
            double after =
                    customer.between(feedback.hours().get(0), feedback.hours().get(1));
            context.events()
                    .add(
                            in(after, customer),
                            "feedback-received",
                            customer,
                            () -> sendIfAwaited("feedback-received", customer, null));
        }
    }

    private boolean start(SimulatedCustomer customer, String number) {
        var message = CUSTOMER_NOTICED;
        var correlation = runtimeService
                .createMessageCorrelation(message)
                .setVariables(payload(message, customer, customer.cursor().firstMessage()));
        if (number != null) {
            correlation.processInstanceBusinessKey(number);
        }
        var journey = correlation.correlateStartMessage();
        messages++;
        startActing(customer, journey.getBusinessKey());
        return true;
    }

    private void plan(String message, SimulatedCustomer customer) {
        double perMonth = context.behaviour().messages().get(message).perMonth().getOrDefault(customer.segment(), 0.0);
        if (perMonth > 0) {
            double wait = -Math.log(1 - customer.random().nextDouble()) * HOURS_PER_MONTH / perMonth;
            var at = in(wait, customer);
            // Random messages begin only after the end of the recording.
            var begin = customer.cursor().covers(at) ? customer.cursor().until().plus(Duration.ofHours(1)) : at;
            boolean later = !begin.equals(at);
            context.events()
                    .add(begin, message, customer, () -> later ? planLater(message, customer) : act(message, customer));
        }
    }

    private boolean planLater(String message, SimulatedCustomer customer) {
        plan(message, customer);
        return false;
    }

    private boolean act(String message, SimulatedCustomer customer) {
        var journey = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(customer.journey(), JourneyProcess.CUSTOMER_JOURNEY)
                .singleResult();
        if (journey == null) {
            return false;
        }
        var stage = runtimeService.getVariable(journey.getId(), "stage");
        customer.facts().put("stage", stage);
        double part = context.behaviour().messages().get(message).inStage().getOrDefault(String.valueOf(stage), 1.0);
        boolean sent = customer.random().nextDouble() < part && sendIfAwaited(message, customer, null);
        plan(message, customer);
        return sent;
    }

    private boolean sendIfAwaited(String message, SimulatedCustomer customer, Map<String, Object> recorded) {
        long waiting = runtimeService
                .createExecutionQuery()
                .processInstanceBusinessKey(customer.journey())
                .messageEventSubscriptionName(message)
                .count();
        if (waiting == 0) {
            return false;
        }
        var correlation = runtimeService
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(customer.journey())
                .setVariables(payload(message, customer, recorded));
        try {
            correlation.correlate();
        } catch (UnfinishedTouchpointException e) {
            // The customer says it again later, or not at all.
            return false;
        }
        messages++;
        return true;
    }

    private Map<String, Object> payload(String message, SimulatedCustomer customer, Map<String, Object> recorded) {
        return context.filling()
                .fill(
                        context.forms().readMessageForm(message),
                        customer,
                        Map.of(),
                        recorded,
                        (field, answer) -> context.listener().answerRejected(null, message, field, answer));
    }

    private Instant in(double hoursFromNow, SimulatedCustomer customer) {
        var time = context.clock().instant().plus(Duration.ofSeconds((long) (hoursFromNow * 3600)));
        return hours.awake(time, customer);
    }
}
