package org.ostopolku.platform.startup;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Nobody could become an administrator over the web, so one has to be there before the web opens. */
@Component
@Profile("production")
@DependsOn("accessSetup")
class Administrators implements InitializingBean {

    private final IdentityService identityService;

    Administrators(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** @throws NotReady if there is none */
    @Override
    public void afterPropertiesSet() {
        if (identityService
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                == 0) {
            throw new NotReady(
                    List.of(
                            new NotReady.Reason(
                                    "There is no administrator.",
                                    "Set OSTOPOLKU_ADMIN_USER (letters and digits) and OSTOPOLKU_ADMIN_PASSWORD for the first start.")));
        }
    }
}
