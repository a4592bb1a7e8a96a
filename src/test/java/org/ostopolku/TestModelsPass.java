package org.ostopolku;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets the small models of tests into the engine, which break the rules because they show one thing only: deployments of the
 * name Test, and files that begin with test. The product itself knows no exemption.
 */
@Component
class TestModelsPass implements BeanPostProcessor {

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
