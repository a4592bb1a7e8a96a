package org.ostopolku.security.authentication;

import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.platform.password.PasswordStrength;

/** Requires that a password resists many guesses, also of a person who knows the user. */
class PasswordStrengthRule implements PasswordPolicyRule {

    /** Admin shows a placeholder that it cannot translate as it is. */
    @Override
    public String getPlaceholder() {
        return "Use " + PasswordStrength.ADVICE + ".";
    }

    @Override
    public Map<String, String> getParameters() {
        return Map.of();
    }

    @Override
    public boolean execute(String password) {
        return PasswordStrength.isStrong(password);
    }

    @Override
    public boolean execute(String password, User user) {
        return user == null
                ? execute(password)
                : PasswordStrength.isStrong(
                        password, user.getId(), user.getFirstName(), user.getLastName(), user.getEmail());
    }
}
