package org.ostopolku.security.authentication;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.ostopolku.platform.engine.EngineTables;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.platform.password.PasswordStrength;
import org.ostopolku.security.authentication.oidc.OidcSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Installs password policy, hash and throttle in the engine, so that they hold for every login. */
@Component
@EnableConfigurationProperties({TechnicalAccounts.class, OidcSettings.class})
@UsesEngineInternals("password policy, encryptor and identity provider are set on the internal configuration")
class PasswordPolicyPlugin extends AbstractProcessEnginePlugin implements SessionFactory {

    private final Pbkdf2PasswordEncryptor hash;
    private final LoginThrottle throttle;
    private final LoginAudit logins;
    private final EngineTables engineTables;

    PasswordPolicyPlugin(
            Pbkdf2PasswordEncryptor hash, LoginThrottle throttle, LoginAudit logins, EngineTables engineTables) {
        this.hash = hash;
        this.throttle = throttle;
        this.logins = logins;
        this.engineTables = engineTables;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(this);
        // The engine still checks older passwords with the hash with which they were stored.
        engine.setPasswordEncryptor(hash);
        engine.setPasswordPolicy(new StrengthPolicy());
    }

    @Override
    public Class<?> getSessionType() {
        return WritableIdentityProvider.class;
    }

    @Override
    public Session openSession() {
        return new ThrottledIdentityProvider(hash, throttle, logins, engineTables);
    }

    /** Requires no kinds of characters: such rules make passwords harder to remember, not to guess. */
    private static final class StrengthPolicy implements PasswordPolicy {

        @Override
        public List<PasswordPolicyRule> getRules() {
            return List.of(
                    new PasswordPolicyUserDataRuleImpl(),
                    new PasswordPolicyLengthRuleImpl(PasswordStrength.MIN_LENGTH),
                    new PasswordStrengthRule());
        }
    }
}
