package org.ostopolku.analytics.attention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.ostopolku.security.user.UserGroups;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The users who get alerts by mail, in table {@code alert_subscription}. */
@Component
public class AlertSubscriptions {

    private final IdentityService identityService;
    private final DataScopeResolver scopes;
    private final JdbcClient jdbc;
    private final Clock clock;

    AlertSubscriptions(IdentityService identityService, DataScopeResolver scopes, JdbcClient jdbc, Clock clock) {
        this.identityService = identityService;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The subscribed users who may still see all figures; called by the model kpi-watch. */
    public List<String> subscribers() {
        return jdbc.sql("select user_id from alert_subscription order by user_id").query(String.class).list().stream()
                .filter(user -> scopes.resolve(user, UserGroups.find(identityService, user))
                        .everything())
                .toList();
    }

    public boolean includes(String user) {
        return jdbc.sql("select count(*) from alert_subscription where user_id = :user")
                        .param("user", user)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Transactional
    public void add(String user) {
        remove(user);
        jdbc.sql("insert into alert_subscription (user_id, since) values (:user, :now)")
                .param("user", user)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    public void remove(String user) {
        jdbc.sql("delete from alert_subscription where user_id = :user")
                .param("user", user)
                .update();
    }

    /** The e-mail address in the user's profile. */
    Optional<String> address(String user) {
        return Optional.ofNullable(
                        identityService.createUserQuery().userId(user).singleResult())
                .map(profile -> profile.getEmail())
                .filter(address -> !address.isBlank());
    }
}
