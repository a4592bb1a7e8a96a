package org.ostopolku.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.ostopolku.process.journey.JourneyProcess;

/** What customers do on their own: they notice us, send signals, ask for help, move, answer and leave. */
class CustomerSimulation {

    static final String NOTICED = "customer-noticed";

    private static final double HOURS_PER_MONTH = 30.4 * 24;

    private final SimulationContext scene;
    private final RuntimeService runtimeService;
    private final WorkingHours hours;
    private int messages;

    CustomerSimulation(SimulationContext scene) {
        this.scene = scene;
        this.runtimeService = scene.engine().getRuntimeService();
        this.hours = scene.hours();
    }

    /** How many messages the customers have sent. */
    int messages() {
        return messages;
    }

    /** Lets a customer notice us. */
    void expect(SimulationScenario.Guest guest) {
        var customer = scene.customers().make(guest.number(), guest.recollection());
        var at = customer.memory().reaches(guest.at()) ? guest.at() : hours.awake(guest.at(), customer);
        scene.agenda().add(at, NOTICED, customer, () -> notice(customer, guest.journey()));
    }

    /** Lets a customer whose journey has just begun act on their own from now on. */
    void begin(SimulatedCustomer customer, String journey) {
        scene.customers().begin(customer, journey);
        customer.memory().told().forEach(message -> scene.agenda()
                .add(message.at(), message.name(), customer, () -> tellAgain(message, customer)));
        scene.behaviour().messages().keySet().forEach(message -> plan(message, customer));
    }

    private boolean tellAgain(RecordedJourney.Message message, SimulatedCustomer customer) {
        boolean heard = sendIfAwaited(message.name(), customer, message.values());
        if (!heard) {
            scene.audience().unheard(message.name());
        }
        return heard;
    }

    /** Perhaps the customer will tell how a touchpoint went. */
    void mayAnswer(SimulatedCustomer customer) {
        if (customer.memory().reaches(scene.clock().instant())) {
            return;
        }
        var feedback = scene.behaviour().feedback();
        if (customer.chance().nextDouble() < feedback.answered().getOrDefault(customer.segment(), 0.0)) {
            double after =
                    customer.between(feedback.hours().get(0), feedback.hours().get(1));
            scene.agenda()
                    .add(
                            in(after, customer),
                            "feedback-received",
                            customer,
                            () -> sendIfAwaited("feedback-received", customer, null));
        }
    }

    private boolean notice(SimulatedCustomer customer, String number) {
        var message = NOTICED;
        var correlation = runtimeService
                .createMessageCorrelation(message)
                .setVariables(payload(message, customer, customer.memory().beginning()));
        if (number != null) {
            correlation.processInstanceBusinessKey(number);
        }
        var journey = correlation.correlateStartMessage();
        messages++;
        begin(customer, journey.getBusinessKey());
        return true;
    }

    private void plan(String message, SimulatedCustomer customer) {
        double perMonth = scene.behaviour().messages().get(message).perMonth().getOrDefault(customer.segment(), 0.0);
        if (perMonth > 0) {
            double wait = -Math.log(1 - customer.chance().nextDouble()) * HOURS_PER_MONTH / perMonth;
            var at = in(wait, customer);
            // What they did on their own is remembered; only afterwards they act by chance.
            var begin =
                    customer.memory().reaches(at) ? customer.memory().until().plus(Duration.ofHours(1)) : at;
            boolean later = !begin.equals(at);
            scene.agenda()
                    .add(begin, message, customer, () -> later ? planAnew(message, customer) : act(message, customer));
        }
    }

    private boolean planAnew(String message, SimulatedCustomer customer) {
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
        customer.note("stage", stage);
        double part = scene.behaviour().messages().get(message).inStage().getOrDefault(String.valueOf(stage), 1.0);
        boolean sent = customer.chance().nextDouble() < part && sendIfAwaited(message, customer, null);
        plan(message, customer);
        return sent;
    }

    private boolean sendIfAwaited(String message, SimulatedCustomer customer, Map<String, Object> remembered) {
        long waiting = runtimeService
                .createExecutionQuery()
                .processInstanceBusinessKey(customer.journey())
                .messageEventSubscriptionName(message)
                .count();
        if (waiting > 0) {
            runtimeService
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(customer.journey())
                    .setVariables(payload(message, customer, remembered))
                    .correlate();
            messages++;
        }
        return waiting > 0;
    }

    private Map<String, Object> payload(String message, SimulatedCustomer customer, Map<String, Object> remembered) {
        return scene.filling()
                .fill(
                        scene.forms().ofMessage(message),
                        customer,
                        Map.of(),
                        remembered,
                        (field, answer) -> scene.audience().unfit(null, message, field, answer));
    }

    private Instant in(double hoursFromNow, SimulatedCustomer customer) {
        var time = scene.clock().instant().plus(Duration.ofSeconds((long) (hoursFromNow * 3600)));
        return hours.awake(time, customer);
    }
}
