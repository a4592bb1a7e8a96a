package org.ostopolku.analytics.attention;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.Principal;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The alerts of the whole company, for those who see all figures, and their wish to have them by mail. */
@RestController
@RequestMapping("/api/alerts")
class AlertsController {

    private final Alerts alerts;
    private final AlertSubscriptions subscriptions;

    AlertsController(Alerts alerts, AlertSubscriptions subscriptions) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
    }

    @Operation(summary = "The KPIs of all customers together that are worse than their limit")
    @GetMapping
    Table<Alert> alerts(DataScope reach) {
        return new Table<>(Alert.class, whole(reach, alerts.open()));
    }

    @Operation(summary = "Whether alerts are mailed to who asks")
    @GetMapping("/subscription")
    Subscription subscription(Principal person) {
        return new Subscription(
                subscriptions.includes(person.getName()),
                subscriptions.address(person.getName()).orElse(null));
    }

    @Operation(summary = "Mails alerts to who asks, from now on; 409 if their profile has no e-mail address")
    @PutMapping("/subscription")
    Subscription subscribe(Principal person, DataScope reach) {
        if (whole(reach, subscriptions.address(person.getName())).isEmpty()) {
            throw Problem.conflict(
                    "Your profile has no e-mail address to send alerts to. Add one (your name at the top right, My"
                            + " profile), then subscribe again.");
        }
        subscriptions.add(person.getName());
        return subscription(person);
    }

    @Operation(summary = "Mails no more alerts to who asks")
    @DeleteMapping("/subscription")
    Subscription unsubscribe(Principal person) {
        subscriptions.remove(person.getName());
        return subscription(person);
    }

    private static <T> T whole(DataScope reach, T answer) {
        reach.requireEverything("Alerts are about all customers together; you see those of your team.");
        return answer;
    }

    @Schema(name = "AlertSubscription", description = "Whether alerts are mailed, and where.")
    record Subscription(
            @Schema(description = "Whether alerts are mailed.")
            boolean subscribed,

            @Schema(description = "The address in the profile; null if there is none.")
            String email) {}
}
