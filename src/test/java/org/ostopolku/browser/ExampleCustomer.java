package org.ostopolku.browser;

import static org.awaitility.Awaitility.await;
import static org.ostopolku.browser.DemoApplication.assertDone;

import java.time.Duration;
import java.time.LocalDate;

/**
 * A recommended customer who was dissatisfied and recovered, used the trial, moved to the stage "Sale", bought, and waits for the
 * delivery.
 *
 * @param journey number of the journey
 * @param recommender number of the recommending customer's journey
 * @param promised promised day of the delivery
 * @param delivery open touchpoint of the delivery team
 */
record ExampleCustomer(
        String journey, String name, String recommender, LocalDate promised, RestClientOfUser.Touchpoint delivery) {

    static final String COMMENT = "Nobody <b>called</b> me back";

    /** How long the job executor may take. */
    private static final Duration JOB_TIME = Duration.ofSeconds(60);

    static ExampleCustomer of(DemoApplication demo, String name) {
        var recommender = demo.startJourney("Honkamaa Oy");
        var journey = demo.startJourney(name, "referredBy", recommender);
        assertDone(demo.marketing.complete(
                demo.marketing.find("Assess the buying signal", journey), "customerName", name));
        demo.complete(demo.marketing, journey, "Send helpful content");
        await().atMost(JOB_TIME)
                .until(() -> demo.channel
                                .send("feedback-received", journey, "feedbackScore", 3, "feedbackText", COMMENT)
                                .getStatusCode()
                                .value()
                        == 204);
        demo.complete(demo.service, journey, "Recover the customer's trust");
        demo.service.find("Answer the first enquiry", journey);
        assertDone(
                demo.channel.send("customer-signal", journey, "signalKind", "trial-used", "signalDetail", "Two hours"));
        assertDone(demo.channel.send("customer-moved", journey, "toStage", "sale"));
        demo.complete(demo.sales, journey, "Prepare the offer with the customer", "Negotiate with the customer");
        var promised = LocalDate.now().plusDays(20);
        assertDone(demo.delivery.complete(
                demo.delivery.find("Agree on delivery and start", journey), "deliveryDate", promised.toString()));
        return new ExampleCustomer(
                journey, name, recommender, promised, demo.delivery.find("Deliver as the customer chose", journey));
    }
}
