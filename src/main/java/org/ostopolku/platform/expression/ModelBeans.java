package org.ostopolku.platform.expression;

import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;

/** The beans that models may use. */
class ModelBeans {

    private final ExpressionAllowlist allowed;
    private final BeanFactory beans;

    ModelBeans(ExpressionAllowlist allowed, BeanFactory beans) {
        this.allowed = allowed;
        this.beans = beans;
    }

    Optional<Object> find(String name) {
        return Optional.of(name).filter(allowed::isBean).map(beans::getBean);
    }

    /** The name of a bean with callable methods. */
    Optional<String> nameOf(Object bean) {
        return allowed.beans().keySet().stream()
                .filter(name -> beans.getBean(name) == bean)
                .findFirst();
    }

    boolean isDelegate(Object bean) {
        return allowed.delegates().keySet().stream().anyMatch(name -> beans.getBean(name) == bean);
    }
}
