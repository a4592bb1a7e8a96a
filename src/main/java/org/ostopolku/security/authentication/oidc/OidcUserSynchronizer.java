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
 * Mirrors people of the company's OpenID provider in the engine's identity store when they come in, so that teams, names
 * and rights are the same for them as for everybody. They have no password here.
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
     * The user id of a person, whose names and groups here are then as the company has them.
     *
     * @throws AccessNotGrantedException if somebody else has the person's name here
     */
    String mirror(OidcIdentity person) {
        return userId(person)
                .filter(id -> isMirrored(id, person))
                .orElseGet(() -> transaction.execute(status -> changed(person)));
    }

    private boolean isMirrored(String id, OidcIdentity person) {
        var user = user(id);
        return user != null && person.isAsIn(user) && companyGroups(id).equals(person.groups());
    }

    /** Two requests of the same newcomer wait for each other, on whatever node. */
    private String changed(OidcIdentity person) {
        engineTables.lock();
        var id = userId(person).orElseGet(() -> welcome(person));
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
            throw new AccessNotGrantedException("The name " + id + " has characters that a user id here may not have"
                    + " (user-resource-whitelist-pattern).");
        }
    }

    private String welcome(OidcIdentity person) {
        var id = person.name();
        var sameName = user(id);
        if (isAnothers(id) || sameName != null && !settings.takeOver()) {
            throw new AccessNotGrantedException(
                    "There is another account " + id + " here already: ask an administrator.");
        }
        if (sameName != null) {
            LOG.info("The company's {} takes over the account {}, whose password ends.", person.subject(), id);
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

    /** Groups that the company does not tell of are ours to give. */
    private void changeGroups(String id, Set<String> wanted) {
        var current = companyGroups(id);
        var added = new HashSet<>(wanted);
        added.removeAll(current);
        added.forEach(group -> identityService.createMembership(id, group));
        current.removeAll(wanted);
        for (var group : current) {
            if (Groups.CAMUNDA_ADMIN.equals(group) && isLastAdministrator()) {
                LOG.warn("{} is no administrator of the company any more, but the last one here.", id);
            } else {
                identityService.deleteMembership(id, group);
            }
        }
    }

    private boolean isLastAdministrator() {
        return identityService
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                == 1;
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

    private boolean isAnothers(String id) {
        return jdbc.sql("select count(*) from company_person where user_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
