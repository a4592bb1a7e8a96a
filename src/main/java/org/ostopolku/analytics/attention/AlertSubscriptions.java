package org.ostopolku.analytics.attention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who wants alerts by mail. */
@Component
public class AlertSubscriptions {

    private final IdentityService identityService;
    private final DataScopeResolver reaches;
    private final JdbcClient jdbc;
    private final Clock clock;

    AlertSubscriptions(IdentityService identityService, DataScopeResolver reaches, JdbcClient jdbc, Clock clock) {
        this.identityService = identityService;
        this.reaches = reaches;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The users who want alerts by mail and may still see all figures; the model asks it. */
    public List<String> subscribers() {
        return jdbc.sql("select user_id from alert_subscription order by user_id").query(String.class).list().stream()
                .filter(this::seesAllFigures)
                .toList();
    }

    /** Tells whether a user wants alerts by mail. */
    public boolean includes(String user) {
        return jdbc.sql("select count(*) from alert_subscription where user_id = :user")
                        .param("user", user)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** From now on the user gets alerts by mail. */
    @Transactional
    public void add(String user) {
        remove(user);
        jdbc.sql("insert into alert_subscription (user_id, since) values (:user, :now)")
                .param("user", user)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The user gets no more alerts by mail. */
    public void remove(String user) {
        jdbc.sql("delete from alert_subscription where user_id = :user")
                .param("user", user)
                .update();
    }

    /** The e-mail address in the user's profile. */
    Optional<String> address(String user) {
        return Optional.ofNullable(
                        identityService.createUserQuery().userId(user).singleResult())
                .map(person -> person.getEmail())
                .filter(address -> !address.isBlank());
    }

    private boolean seesAllFigures(String user) {
        var groups = identityService.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        return reaches.of(user, groups).everything();
    }
}
