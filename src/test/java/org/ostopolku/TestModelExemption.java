package org.ostopolku;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Skips the model rules for small models that exist only in tests: deployments named Test, and files whose names begin with
 * test. The product has no such exemption.
 */
@Component
class TestModelExemption implements BeanPostProcessor {

    private static final String EXEMPT = "test";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Deployer check ? (Deployer) deployment -> unlessExempt(deployment, check) : bean;
    }

    private static void unlessExempt(DeploymentEntity deployment, Deployer check) {
        Stream<String> files = deployment.getResources().keySet().stream();
        if (!EXEMPT.equalsIgnoreCase(deployment.getName())
                && !files.map(file -> file.substring(file.lastIndexOf('/') + 1))
                        .allMatch(file -> file.startsWith(EXEMPT))) {
            check.deploy(deployment);
        }
    }
}
