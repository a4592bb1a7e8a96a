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

/** The alerts of the whole company, for users who may see all figures, and their subscriptions by mail. */
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
    Table<Alert> alerts(DataScope scope) {
        return new Table<>(Alert.class, requireAll(scope, alerts.open()));
    }

    @Operation(summary = "Whether alerts are mailed to the caller")
    @GetMapping("/subscription")
    Subscription subscription(Principal user) {
        return new Subscription(
                subscriptions.includes(user.getName()),
                subscriptions.address(user.getName()).orElse(null));
    }

    @Operation(summary = "Subscribes the caller to alerts by mail; 409 if their profile has no e-mail address")
    @PutMapping("/subscription")
    Subscription subscribe(Principal user, DataScope scope) {
        if (requireAll(scope, subscriptions.address(user.getName())).isEmpty()) {
            throw Problem.conflict(
                    "Your profile has no e-mail address to send alerts to. Add one (your name at the top right, My"
                            + " profile), then subscribe again.");
        }
        subscriptions.add(user.getName());
        return subscription(user);
    }

    @Operation(summary = "Ends the subscription of the caller")
    @DeleteMapping("/subscription")
    Subscription unsubscribe(Principal user) {
        subscriptions.remove(user.getName());
        return subscription(user);
    }

    private static <T> T requireAll(DataScope scope, T answer) {
        scope.requireEverything(
                "Alerts are about all customers together; you may see only the customers of your team.");
        return answer;
    }

    /**
     * Whether alerts are mailed, and where.
     *
     * @param subscribed Whether alerts are mailed.
     * @param email The address in the profile; null if there is none.
     */
    @Schema(name = "AlertSubscription")
    record Subscription(boolean subscribed, String email) {}
}
