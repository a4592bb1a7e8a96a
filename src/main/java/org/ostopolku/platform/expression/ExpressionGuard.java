package org.ostopolku.platform.expression;

import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.ostopolku.platform.engine.EngineInterceptors;
import org.ostopolku.platform.engine.ModelPreprocessor;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Installs the guards in the engine where expressions, scripts and classes are evaluated, so that no entry point bypasses them. */
@Component
@UsesEngineInternals("expression manager, script engines and FEEL engine are set on the internal configuration")
class ExpressionGuard extends AbstractProcessEnginePlugin {

    private final GuardedExpressions expressions;
    private final ScriptEngineBlocker scriptBlocker = new ScriptEngineBlocker();
    private final List<ModelPreprocessor> preprocessors;

    ExpressionGuard(BeanFactory beans, DeclaredVariables declared, List<ModelPreprocessor> preprocessors) {
        this.preprocessors = preprocessors;
        var allowed = ExpressionAllowlist.read();
        this.expressions = new GuardedExpressions(allowed, new ModelBeans(allowed, beans), declared);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(expressions);
        engine.setScriptEngineResolver(scriptBlocker);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setArtifactFactory(new ClassDelegateBlocker());
        engine.setBpmnParseFactory(parser -> new GuardedParse(parser, preprocessors));
        engine.setDmnEngineConfiguration(tables());
        engine.setValueTypeResolver(new ObjectTypeBlocker());
        EngineInterceptors.addOutside(engine, () -> new GuardedQueries(engine));
        // Case models are not used, and could contain scripts.
        engine.setCmmnEnabled(false);
    }

    /** @throws IllegalStateException if another plugin has replaced a guard */
    @Override
    public void postProcessEngineBuild(ProcessEngine built) {
        var engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
        if (engine.getExpressionManager() != expressions
                || engine.getScriptEngineResolver() != scriptBlocker
                || !(engine.getArtifactFactory() instanceof ClassDelegateBlocker)
                || !(engine.getDmnEngineConfiguration().getFeelEngine() instanceof SafeFeelEngine)) {
            throw new IllegalStateException("Another plugin of the engine has replaced a guard of expressions.");
        }
    }

    private static DefaultDmnEngineConfiguration tables() {
        var tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(SafeFeelEngine.factory());
        return tables;
    }

    /** A DMN engine for Java code: without history and scripts; its JUEL expressions see inputs only. */
    @Bean
    DmnEngine tablesWithoutHistory() {
        var tables = tables();
        tables.setScriptEngineResolver(scriptBlocker);
        tables.setElProvider(expressions.toElProvider());
        return tables.buildEngine();
    }

    /** Refuses to instantiate classes named by a model, including shell and mail tasks. */
    private static final class ClassDelegateBlocker implements ArtifactFactory {

        @Override
        public <T> T getArtifact(Class<T> type) {
            throw new ProcessEngineException("A model may name no class (here: " + type.getName()
                    + ") and no shell or mail task. Use a bean in delegateExpression.");
        }
    }

    /** Removes the variable type Object: reading such a variable would load a class that the caller names. */
    private static final class ObjectTypeBlocker extends ValueTypeResolverImpl {

        private ObjectTypeBlocker() {
            knownTypes.remove(ValueType.OBJECT.getName());
        }
    }
}
