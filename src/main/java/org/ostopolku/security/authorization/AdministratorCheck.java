package org.ostopolku.security.authorization;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.startup.StartupCheckException;
import org.ostopolku.security.user.UserGroups;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Requires an administrator before the server starts: nobody can become one over the web. */
@Component
@Profile("production")
@DependsOn("accessSetup")
class AdministratorCheck implements InitializingBean {

    private final IdentityService identityService;

    AdministratorCheck(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** @throws StartupCheckException if there is none */
    @Override
    public void afterPropertiesSet() {
        if (UserGroups.countAdministrators(identityService) == 0) {
            throw new StartupCheckException(
                    List.of(
                            new StartupCheckException.Reason(
                                    "There is no administrator.",
                                    "Set OSTOPOLKU_ADMIN_USER (letters and digits) and OSTOPOLKU_ADMIN_PASSWORD for the first start.")));
        }
    }
}
