package org.ostopolku.browser;

import static org.awaitility.Awaitility.await;
import static org.ostopolku.browser.DemoApplication.done;

import java.time.Duration;
import java.time.LocalDate;

/**
 * A customer who came by recommendation, was dissatisfied and recovered, used the trial, went straight to the offer, bought,
 * and waits for the delivery.
 *
 * @param journey its number
 * @param recommender number of the journey that recommended them
 * @param promised the day that was promised for the delivery
 * @param delivery the open touchpoint of the delivery team
 */
record ExampleCustomer(
        String journey, String name, String recommender, LocalDate promised, RestClientOfUser.Touchpoint delivery) {

    static final String SAID = "Nobody <b>called</b> me back";

    /** How long the job executor may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static ExampleCustomer of(DemoApplication demo, String name) {
        var recommender = demo.noticesACustomer("Honkamaa Oy");
        var journey = demo.noticesACustomer(name, "referredBy", recommender);
        done(demo.marketing.completes(demo.marketing.finds("Assess the buying signal", journey), "customerName", name));
        demo.serves(demo.marketing, journey, "Send helpful content");
        await().atMost(PATIENCE)
                .until(() -> demo.channel
                                .sends("feedback-received", journey, "feedbackScore", 3, "feedbackText", SAID)
                                .getStatusCode()
                                .value()
                        == 204);
        demo.serves(demo.service, journey, "Recover the customer's trust");
        demo.service.finds("Answer the first enquiry", journey);
        done(demo.channel.sends("customer-signal", journey, "signalKind", "trial-used", "signalDetail", "Two hours"));
        done(demo.channel.sends("customer-moved", journey, "toStage", "sale"));
        demo.serves(demo.sales, journey, "Prepare the offer with the customer", "Negotiate with the customer");
        var promised = LocalDate.now().plusDays(20);
        done(demo.delivery.completes(
                demo.delivery.finds("Agree on delivery and start", journey), "deliveryDate", promised.toString()));
        return new ExampleCustomer(
                journey, name, recommender, promised, demo.delivery.finds("Deliver as the customer chose", journey));
    }
}
