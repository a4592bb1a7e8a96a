package org.ostopolku.security.authentication.oidc;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.platform.engine.EngineTables;
import org.ostopolku.security.authentication.AccessNotGrantedException;
import org.ostopolku.security.user.UserGroups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Creates and updates users of the company's OpenID provider in the engine's identity store at login. They have no password
 * there.
 */
@Component
class OidcUserSynchronizer {

    private static final Logger LOG = LoggerFactory.getLogger(OidcUserSynchronizer.class);

    private final IdentityService identityService;
    private final JdbcClient jdbc;
    private final EngineTables engineTables;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final OidcSettings settings;

    OidcUserSynchronizer(
            IdentityService identityService,
            JdbcClient jdbc,
            EngineTables engineTables,
            TransactionOperations transaction,
            Clock clock,
            OidcSettings settings) {
        this.identityService = identityService;
        this.jdbc = jdbc;
        this.engineTables = engineTables;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Updates names and groups of the user.
     *
     * @return the user id
     * @throws AccessNotGrantedException if another user has the same id
     */
    String synchronize(OidcIdentity person) {
        return userId(person)
                .filter(id -> isUpToDate(id, person))
                .orElseGet(() -> transaction.execute(status -> update(person)));
    }

    private boolean isUpToDate(String id, OidcIdentity person) {
        var user = user(id);
        return user != null && person.hasNamesOf(user) && companyGroups(id).equals(person.groups());
    }

    /** The lock prevents that two requests create the same user. */
    private String update(OidcIdentity person) {
        engineTables.lock();
        var id = userId(person).orElseGet(() -> register(person));
        var user = user(id);
        if (user == null) {
            user = newUser(id);
        }
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        identityService.saveUser(user);
        changeGroups(id, person.groups());
        return id;
    }

    private User newUser(String id) {
        try {
            identityService.saveUser(identityService.newUser(id));
            return user(id);
        } catch (ProcessEngineException e) {
            throw new AccessNotGrantedException("The name " + id + " contains characters that a user id may not contain"
                    + " (user-resource-whitelist-pattern).");
        }
    }

    private String register(OidcIdentity person) {
        var id = person.name();
        var sameName = user(id);
        if (isRegistered(id) || sameName != null && !settings.takeOver()) {
            throw new AccessNotGrantedException("There is another account " + id + " already. Ask an administrator.");
        }
        if (sameName != null) {
            LOG.info(
                    "The user {} of the OpenID provider takes over the account {}. Its password is removed.",
                    person.subject(),
                    id);
            engineTables.removePassword(id);
        }
        jdbc.sql("""
                        insert into company_person (issuer, subject, user_id, since)
                        values (:issuer, :subject, :user, :since)
                        """)
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .param("user", id)
                .param("since", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    /** Groups that are not mapped to the provider are unchanged. */
    private void changeGroups(String id, Set<String> wanted) {
        var current = companyGroups(id);
        var added = new HashSet<>(wanted);
        added.removeAll(current);
        added.forEach(group -> identityService.createMembership(id, group));
        current.removeAll(wanted);
        for (var group : current) {
            if (Groups.CAMUNDA_ADMIN.equals(group) && UserGroups.countAdministrators(identityService) == 1) {
                LOG.warn(
                        "{} is no administrator at the OpenID provider any more, but stays one here as the last administrator.",
                        id);
            } else {
                identityService.deleteMembership(id, group);
            }
        }
    }

    private Set<String> companyGroups(String id) {
        return UserGroups.find(identityService, id).stream()
                .filter(settings.groups()::containsKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private User user(String id) {
        return identityService.createUserQuery().userId(id).singleResult();
    }

    private Optional<String> userId(OidcIdentity person) {
        return jdbc.sql("select user_id from company_person where issuer = :issuer and subject = :subject")
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .query(String.class)
                .optional();
    }

    private boolean isRegistered(String id) {
        return jdbc.sql("select count(*) from company_person where user_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
