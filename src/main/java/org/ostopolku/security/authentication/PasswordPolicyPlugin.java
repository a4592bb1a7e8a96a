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
import org.ostopolku.security.authentication.oidc.OidcSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Puts policy, hash and throttle into the engine, in which every road to a password ends. */
@Component
@EnableConfigurationProperties({TechnicalAccounts.class, OidcSettings.class})
class PasswordPolicyPlugin extends AbstractProcessEnginePlugin implements SessionFactory {

    private static final int SHORTEST = 12;

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
        // Passwords that were kept with the engine's own hash go on being checked with it until they are changed.
        engine.setPasswordEncryptor(hash);
        engine.setPasswordPolicy(new LongOnes());
    }

    @Override
    public Class<?> getSessionType() {
        return WritableIdentityProvider.class;
    }

    @Override
    public Session openSession() {
        return new ThrottledIdentityProvider(throttle, logins, engineTables);
    }

    /** Length is what makes a password hard to guess; rules about its characters make it hard to remember. */
    private static final class LongOnes implements PasswordPolicy {

        @Override
        public List<PasswordPolicyRule> getRules() {
            return List.of(new PasswordPolicyUserDataRuleImpl(), new PasswordPolicyLengthRuleImpl(SHORTEST));
        }
    }
}
